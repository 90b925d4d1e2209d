const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
// oxlint-disable-next-line no-control-regex
const special = /[&<>\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** Text as the content of an element. Characters that XML cannot hold at all are left out. */
export const escapeXml = (text: string): string =>
  text.toWellFormed().replace(special, (sign) => entities[sign] ?? '')

/** Text as the value of an attribute between double quotes. */
export const escapeAttribute = (text: string): string => escapeXml(text).replaceAll('"', '&quot;')
