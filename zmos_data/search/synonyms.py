"""What people call the same thing: a small table, each line with its reason.

A line holds words and phrases separated by commas. Who types one of ``sl`` or ``en`` finds
projects named by any of the line, ``narrower`` too; who types a narrower word finds it alone,
or by its own line. A phrase holds where all its words stand in one name, in any order and form.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Synonyms:
    """Words that mean the same to a search.

    Attributes
    ----------
    sl, en : str
        Words and phrases of either language, separated by commas, the plainest first.
    reason : str
        Why they stand together.
    narrower : str
        What is found by them and does not find them.
    """

    sl: str
    en: str
    reason: str
    narrower: str = ""


# Phrases whose words do not stand for themselves: no park, no market.
FIXED = ("P+R", "park and ride", "market town")

_THINGS = (
    Synonyms(
        "kolo, kolesar, kolesarski, kolesarjenje",
        "bike, bicycle, cycle, cycling, cyclist",
        "names say kolesarska povezava or steza; people ask for bikes and cycling",
        narrower="kolesarnica, KP",
    ),
    Synonyms(
        "kolesarska povezava, KP",
        "cycling link, cycling connection, cycling route, cycle link, cycle route, bike route",
        "KP is how Kranj shortens kolesarska povezava",
    ),
    Synonyms(
        "kolesarska pot, kolesarska steza",
        "cycle path, cycle lane, cycle track, cycleway, "
        "bike path, bike lane, bike trail, cycling path",
        "a path of its own and a lane beside a road are asked for alike",
        narrower="kolesarska in pešpot",
    ),
    Synonyms(
        "kolesarnica",
        "bike shelter, bicycle shelter, cycle shelter, bike shed",
        "kolesarnica has several names in English",
    ),
    Synonyms(
        "pešec, peš, pešpot, sprehajalna pot",
        "pedestrian, footpath, footway, walkway, walking",
        "names speak of people on foot and of the paths for them",
    ),
    Synonyms(
        "brv, most, nadhod",
        "footbridge, bridge, overpass, pedestrian bridge",
        "a way across a river or a road has three names",
    ),
    Synonyms("cesta", "road", "one thing in two languages"),
    Synonyms("ulica", "street", "one thing in two languages"),
    Synonyms(
        "",
        "road, street",
        "English names keep »Dunajska cesta« and »Engelsova ulica«",
        narrower="cesta, ulica",
    ),
    Synonyms("trg", "square", "one thing in two languages"),
    Synonyms("park, parkovni", "park", "»parkovne površine« are a park"),
    Synonyms("promenada, sprehajališče", "promenade, esplanade", "one thing, several names"),
    Synonyms(
        "nabrežje, obrežje",
        "embankment, riverbank, riverside, waterfront",
        "one thing, several names",
    ),
    Synonyms("obala, obalni", "coast, coastal, seaside, shore", "the noun and its adjective"),
    Synonyms(
        "P+R, parkiraj in prestopi, park in ride",
        "park and ride, park ride",
        "a sign in Slovenian names, words in English ones",
    ),
    Synonyms(
        "parkirišče, parkiranje",
        "parking, car park, parking lot",
        "P+R is where cars are parked",
        narrower="P+R, park and ride",
    ),
    Synonyms("avtobus, avtobusni", "bus, coach", "the noun and its adjective"),
    Synonyms(
        "postaja, postajališče",
        "stop, station",
        "an avtobusno postajališče is a bus stop, an avtobusna postaja a station",
    ),
    Synonyms("mreža, omrežje", "network", "one thing, two names"),
    Synonyms("nadstrešnica, nadstrešek", "shelter", "one thing, several names"),
    Synonyms(
        "železniški, železnica, vlak",
        "railway, rail, train",
        "the noun and its adjective",
        narrower="ŽP",
    ),
    Synonyms(
        "železniška postaja, ŽP",
        "railway station, train station",
        "ŽP is how Kranj shortens železniška postaja",
    ),
    Synonyms(
        "poslovna cona, PC",
        "business zone, business park",
        "PC is how Kranj shortens poslovna cona",
    ),
    Synonyms("mobilnost", "mobility", "one thing in two languages"),
    Synonyms("energetski, energija", "energy", "the noun and its adjective"),
    Synonyms(
        "obnova, prenova, sanacija, revitalizacija, oživitev, rekonstrukcija",
        "renovation, renewal, refurbishment, retrofit, rehabilitation, regeneration, "
        "revitalisation, revitalization, reconstruction, redevelopment",
        "towns name the same work in different ways",
    ),
    Synonyms(
        "gradnja, novogradnja, izgradnja",
        "construction, building work",
        "names say it in three ways",
        narrower="new construction",
    ),
    Synonyms("prizidek, dozidava", "extension", "one thing, two names"),
    Synonyms(
        "stanovanje, stanovanjski, večstanovanjski, stanovalec",
        "flat, apartment, housing, residential, dwelling, multi-apartment",
        "names speak of flats, of buildings with flats and of blocks of them",
        narrower="blok, housing estate",
    ),
    Synonyms(
        "blok, stanovanjski blok",
        "block, block of flats, apartment block",
        "one thing, several names",
    ),
    Synonyms(
        "naselje, soseska",
        "estate, neighbourhood, neighborhood, housing estate",
        "one thing, several names",
    ),
    Synonyms("stavba, objekt, poslopje", "building", "one thing, several names"),
    Synonyms("tržnica", "market, marketplace, market hall", "one thing in two languages"),
    Synonyms("šola", "school", "one thing in two languages", narrower="OŠ, PŠ"),
    Synonyms(
        "osnovna šola, OŠ",
        "primary school, elementary school",
        "OŠ is short for osnovna šola",
        narrower="PŠ",
    ),
    Synonyms(
        "vrtec",
        "kindergarten, nursery, preschool, nursery school",
        "vrtec has several names in English",
    ),
    Synonyms(
        "telovadnica, športna dvorana",
        "gym, gymnasium, sports hall",
        "schools have a telovadnica, towns a športna dvorana",
    ),
    Synonyms("šport, športni", "sport, sports", "the noun and its adjective"),
    Synonyms("otroško igrišče", "playground", "one thing in two languages"),
    Synonyms("otrok, otroški", "child, children, kids", "the noun and its adjective"),
    Synonyms(
        "bazen, kopališče, plavanje, plavalni",
        "pool, swimming pool, swimming, baths",
        "a kopališče is a swimming centre with a pool",
    ),
    Synonyms(
        "mestno jedro, mestno središče, središče mesta, staro jedro",
        "town centre, city centre, town center, city center, old town, historic centre, downtown",
        "one place, several names",
        narrower="starotrško jedro",
    ),
    Synonyms(
        "tehnopark, tehnološki park", "science park, technology park", "one thing, several names"
    ),
    Synonyms("galerija", "gallery", "one thing in two languages"),
    Synonyms("vila", "villa", "one thing in two languages"),
    Synonyms("mestna hiša, magistrat", "town hall, city hall", "one thing, several names"),
    Synonyms(
        "zdravstveni dom",
        "health centre, health center, medical centre",
        "one thing in two languages",
    ),
    Synonyms(
        "spominski park, spomenik",
        "memorial park, memorial, monument",
        "people remember the monument",
    ),
    Synonyms(
        "dom",
        "",
        "the lemmas take doma for »at home« and do not join the forms of dom",
        narrower="doma, domov, domu",
    ),
    Synonyms(
        "skate, rolka, rolkanje",
        "skate, skateboard, skateboarding, skatepark",
        "one thing, several names",
    ),
)
_TOWNS = (
    Synonyms("Celje, celjski", "Celje", "the town and its adjective"),
    Synonyms("Koper, koprski, Capodistria", "Koper", "the area is bilingual: Koper, Capodistria"),
    Synonyms("Kranj, kranjski", "Kranj", "the town and its adjective"),
    Synonyms("Krško, krški", "Krško", "the town and its adjective"),
    Synonyms("Ljubljana, ljubljanski, MOL", "Ljubljana", "names and people shorten it to MOL"),
    Synonyms("Maribor, mariborski", "Maribor", "the town and its adjective"),
    Synonyms(
        "Murska Sobota, soboški, murskosoboški, MOMS", "Murska Sobota", "names shorten it to MOMS"
    ),
    Synonyms("Nova Gorica, novogoriški, goriški", "Nova Gorica", "the town and its adjective"),
    Synonyms("Novo mesto, novomeški", "Novo mesto", "the town and its adjective"),
    Synonyms("Ptuj, ptujski", "Ptuj", "the town and its adjective"),
    Synonyms("Slovenj Gradec, slovenjgraški, MO SG", "Slovenj Gradec", "names shorten it to SG"),
    Synonyms("Velenje, velenjski", "Velenje", "the town and its adjective"),
)
SYNONYMS = (*_THINGS, *_TOWNS)
