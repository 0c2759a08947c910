/* The part of a page that keeps the connection. What the server has heard changes with each click;
   it stands here alone, so that a board that the browser has already is not sent again. */
/** @param {Component<ConnectionData>} component */
export default function ({ data, setTriggerValue }) {
  globalThis.zmosConnection.attend(data, (click) => setTriggerValue("navigate", click));
  globalThis.zmosSharedStyle.attend(); // shared_style.js
}
