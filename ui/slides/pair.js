/* A presentation and its speaker's window: they talk to one another alone, whatever other tabs show. */
/* exported SlidePair */

class SlidePair {
  static KEPT = "zmos-pair";
  static SPEAKER = "zmos-speaker-"; // name of that window; the pair follows
  static PREVIEW = "zmos-preview-"; // name of the frame in it that shows the next slide
  static SETTLED_MS = 300; // in which a tab that was copied has taken a pair of its own

  /** @type {BroadcastChannel} */ channel;

  /** @param {(message: PairMessage) => void} hear @param {() => PairMessage} tellAll */
  constructor(hear, tellAll) {
    this.hear = hear;
    this.tellAll = tellAll;
    this.isSpeaker = window.name.startsWith(SlidePair.SPEAKER);
    this.isPreview = window.name.startsWith(SlidePair.PREVIEW);
    this.isHall = !this.isSpeaker && !this.isPreview;
    this.join(!this.isHall ? window.name.replace(/^zmos-[a-z]+-/, "") : sessionStorage.getItem(SlidePair.KEPT) || SlidePair.newName());
    this.tell(this.isHall ? { comes: true } : { asks: true });
  }

  static newName() {
    return crypto.getRandomValues(new Uint32Array(2)).join("-");
  }

  /** @param {string} name */
  join(name) {
    this.name = name;
    if (this.channel) this.channel.close();
    this.channel = new BroadcastChannel("zmos-slides-" + name);
    this.channel.onmessage = (event) => this.answer(event.data || {});
    if (this.isHall) sessionStorage.setItem(SlidePair.KEPT, name);
  }

  /** A tab that was copied has the pair of the other one: whoever comes and hears so takes a new
     one. A speaker's window asks whoever comes what the screen shows.
     @param {PairMessage} message */
  answer(message) {
    if (!this.isHall) {
      if (message.comes) setTimeout(() => this.tell({ asks: true }), SlidePair.SETTLED_MS);
      else this.hear(message);
    } else if (message.comes) this.tell({ isTaken: true });
    else if (message.isTaken) this.join(SlidePair.newName());
    else if (message.asks) this.tell(this.tellAll());
    else this.hear(message);
  }

  /** The frame of the next slide says nothing of its own.
     @param {PairMessage} message */
  tell(message) {
    if (!this.isPreview || message.asks) this.channel.postMessage(message);
  }

  openSpeaker() {
    const address = new URL(location.href);
    address.searchParams.set("govornik", "da");
    window.open(address, SlidePair.SPEAKER + this.name, "popup,width=1100,height=760");
  }

  close() {
    this.channel.close();
  }
}
