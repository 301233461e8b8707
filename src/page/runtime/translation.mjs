// Lets the program go on where something else has moved its texts: a browser that translates the page puts each text
// into `font` elements, or puts such elements with new texts in place of it. The program knows nothing of that; it sets
// texts that stand nowhere, and names nodes to their former parent, at which a browser throws. Here each of the three
// things that it does to nodes finds them. Nothing else is done where nobody has moved anything.

const node = Node.prototype;
const { insertBefore, removeChild } = node;
const nodeValue = Object.getOwnPropertyDescriptor(node, 'nodeValue');

/** What stands in place of a text that was taken out. */
const standIns = new WeakMap();
// Translators have a world of their own: what they do is only seen here, before the program next runs.
const watcher = new MutationObserver(remember);
watcher.observe(document, { childList: true, subtree: true });

function remember(changes) {
  for (const { addedNodes, removedNodes, previousSibling, nextSibling } of changes) {
    for (const removed of removedNodes) {
      const standIn = [...addedNodes, previousSibling, nextSibling].find((near) => near?.localName === 'font');
      if (removed.nodeType === Node.TEXT_NODE && standIn) standIns.set(removed, standIn);
    }
  }
}

/** The child of `parent` that a node is, is wrapped in, or was put out of its place by. */
function childFor(parent, moved) {
  if (moved.parentNode === parent) return moved;
  remember(watcher.takeRecords());
  let at = moved;
  while (at && at.parentNode !== parent) at = at.parentNode ?? standIns.get(at);
  return at;
}

node.insertBefore = function (added, next) {
  // A text goes with what it is wrapped in.
  const whole = added.nodeType === Node.TEXT_NODE && childFor(this, added);
  return insertBefore.call(this, whole || added, (next && childFor(this, next)) ?? null);
};

node.removeChild = function (removed) {
  const child = childFor(this, removed);
  return child ? removeChild.call(this, child) : removed;
};

Object.defineProperty(node, 'nodeValue', {
  ...nodeValue,
  set(value) {
    if (!this.parentNode) {
      remember(watcher.takeRecords());
      standIns.get(this)?.replaceWith(this);
    }
    nodeValue.set.call(this, value);
  },
});
