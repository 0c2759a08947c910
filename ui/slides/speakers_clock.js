/* The speaker's clock, and the time that has gone, which can be stopped, goes on, and begins anew.
   A window that loads anew keeps it. */
/* exported SpeakersClock */

class SpeakersClock {
  static KEPT = "zmos-elapsed";

  constructor() {
    const kept = sessionStorage.getItem(SpeakersClock.KEPT);
    const [gone, since] = kept ? JSON.parse(kept) : [0, Date.now()];
    this.gone = gone; // ms before it last went on
    this.since = since; // none while it stands
    this.keep();
  }

  keep() {
    sessionStorage.setItem(SpeakersClock.KEPT, JSON.stringify([this.gone, this.since]));
  }

  elapsed() {
    return this.gone + (this.since === null ? 0 : Date.now() - this.since);
  }

  turn() {
    const elapsed = this.elapsed();
    this.since = this.since === null ? Date.now() : null;
    this.gone = elapsed;
    this.keep();
  }

  reset() {
    this.gone = 0;
    if (this.since !== null) this.since = Date.now();
    this.keep();
  }

  /** @param {HTMLElement} root */
  show(root) {
    /** @param {string} name @param {string} words */
    const put = (name, words) => {
      const place = root.querySelector(name);
      if (place && place.textContent !== words) place.textContent = words;
    };
    const now = new Date();
    put("[data-clock]", SpeakersClock.pair(now.getHours()) + ":" + SpeakersClock.pair(now.getMinutes()));
    put("[data-elapsed]", SpeakersClock.written(this.elapsed()));
    const button = root.querySelector("[data-timer=turn]");
    if (button) put("[data-timer=turn]", this.since === null ? button.dataset.on : button.dataset.stop);
  }

  /** @param {number} n */
  static pair(n) {
    return String(n).padStart(2, "0");
  }

  /** @param {number} elapsed ms */
  static written(elapsed) {
    const seconds = Math.floor(elapsed / 1000);
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
    const rest = SpeakersClock.pair(seconds % 60);
    return hours ? hours + ":" + SpeakersClock.pair(minutes) + ":" + rest : minutes + ":" + rest;
  }
}
