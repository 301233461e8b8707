// Data that the page reads, without what is there for those who write it.

export function minifyJson(text) {
  return JSON.stringify(JSON.parse(text));
}
