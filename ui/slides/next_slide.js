/* The next slide as the hall will see it, small in the speaker's window: the presentation itself in
   a frame, which hears of the pair's slides and shows the one after. */
/* exported NextSlide */

class NextSlide {
  static WIDTH = 1280; // px, of the screen that is made small
  static HEIGHT = 720;

  name = ""; // of the frame, which it has with the name of its pair

  /** @param {HTMLElement} root @param {SlidePair} pair the window's, which may take another name */
  constructor(root, pair) {
    this.root = root;
    this.pair = pair;
    this.onScroll = () => this.place();
    root.addEventListener("scroll", this.onScroll, true);
  }

  /* Lays the frame over the place that the shown slide has for it; the last one has none, and a
     narrow window neither: there it is never loaded. */
  place() {
    const box = this.root.querySelector(".preview");
    const place = this.root.querySelector(".slide.on .next-place");
    const { left, top, width } = place ? place.getBoundingClientRect() : new DOMRect();
    box.hidden = !width;
    if (!width) return;
    const scale = width / NextSlide.WIDTH;
    Object.assign(box.style, { left: left + "px", top: top + "px", width: width + "px",
      height: scale * NextSlide.HEIGHT + "px" });
    const frame = box.querySelector("iframe");
    frame.style.transform = "scale(" + scale + ")";
    if (!frame.src || this.name !== SlidePair.PREVIEW + this.pair.name) this.load(frame);
  }

  /** @param {HTMLIFrameElement} frame */
  load(frame) {
    const address = new URL(location.href);
    address.searchParams.delete("govornik");
    this.name = SlidePair.PREVIEW + this.pair.name;
    frame.contentWindow.name = this.name;
    frame.src = address.href;
  }
}
