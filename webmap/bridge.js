/* Says to streamlit-folium which town was chosen. Of its private names only these are used here;
   those for Python stand in ui/map_component.py. Tests fail by name when one is gone: of what it
   ships (tests/unit/test_streamlit_dom.py), and in a real page (tests/browser, the same name). */
(function () {
  "use strict";

  class Bridge {
    constructor() {
      this.serial = 0;
    }

    /** Sends a town's code, with a plus behind it where it is compared; the number of the click
       makes a second one on the same town count. Outside of streamlit-folium nobody hears it.
       @param {string} town */
    choose(town) {
      if (!window.Streamlit) return;
      // A page whose boards could not be published knows nothing of its connection.
      const { act } = window.parent.zmosConnection ||
        { act: (heard, said) => heard({ ...said, number: Date.now() }) };
      /** @param {Promise<void>} [first] */
      const send = (first) => act((click) => this.send(click), { town }, first);
      if (window.parent.zmosAhead) window.parent.zmosAhead.choose(town, send);
      else send();
    }

    /** With how often it has sent one, or a click that is sent again would change nothing.
       @param {Click} click */
    send({ town, number }) {
      this.serial += 1;
      const value = { last_object_clicked_tooltip: [town, number, this.serial].join("@") };
      const hold = () => {
        const data = window.__GLOBAL_DATA__;
        if (data) Object.assign(data, value, { previous_data: value });
      };
      hold();
      // streamlit-folium listens to the same click, puts the tooltip's own text in place of the
      // code and sends it a little later: measured, one early click in fourteen was lost.
      setTimeout(hold);
      window.Streamlit.setComponentValue(value);
    }
  }

  window.zmosBridge = Bridge;
})();
