"""(b) The small job as it is usually written: a map built anew on each run, native widgets."""

import json

import folium
import streamlit as st
from streamlit_folium import st_folium

from content import palette
from geodata.boundaries import layer_paths
from webmap.bundle import publish_map
from zmos_data.loading import load_dataset
from zmos_data.queries import filter_projects, headline, totals_by_municipality
from zmos_data.selection import Selection

# A light pin: folium's own icons need four more libraries from the net.
PIN = '<div style="width:12px;height:12px;border-radius:6px;background:#b3261e"></div>'
st.set_page_config(layout="wide")
data = st.cache_resource(load_dataset)()
assets = st.cache_resource(lambda: publish_map(data))()
code = st.radio("Theme", ["urban_environment", "sustainable_mobility"], horizontal=True)
selection = Selection(themes=(code,))
totals = totals_by_municipality(data, selection)
found = headline(data, selection)
sums = {"Total cost": found.amounts["total_eur"].eur, "EU": found.amounts["eu_eur"].eur}
figures = {"Towns": found.towns, "Projects": found.projects, **sums}
for column, (name, value) in zip(st.columns(4), figures.items(), strict=True):
    column.metric(name, f"{value:,.0f}")
base = folium.Map(location=(46.12, 14.82), zoom_start=8, tiles=None)
base.default_js = [("leaflet", assets.in_component("script"))]
base.default_css = [("leaflet", assets.in_component("style"))]
layer = json.loads(layer_paths()["municipalities"].read_text(encoding="utf-8"))


def style(feature: dict) -> dict:
    n = int(totals.at[feature["properties"]["municipality_code"], "projects"])
    return {"fillColor": palette.CLASS_COLOURS[min(n, 4)], "fillOpacity": 1, "weight": 1}


folium.GeoJson(layer, style_function=style).add_to(base)
seats = data.municipalities.set_index("municipality_code")[["seat_lat", "seat_lon"]]
for n, row in enumerate(filter_projects(data, selection).itertuples()):
    lat, lon = seats.loc[row.municipality_code]
    icon = folium.DivIcon(icon_size=(14, 14), html=PIN)
    folium.Marker((lat + n % 7 / 100, lon + n % 5 / 100), tooltip=row.name_sl, icon=icon).add_to(
        base
    )
st_folium(base, height=520, width=None, returned_objects=["last_object_clicked_tooltip"])
st.dataframe(totals[["projects", "total_eur", "eu_eur"]])
