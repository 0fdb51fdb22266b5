/** One element of a drawing. Attributes are named as React names them; React and `svgText` both make it from this. */
export interface Shape {
  tag: string;
  attributes: Readonly<Record<string, string | number>>;
  children: readonly (Shape | string)[];
}

export function shape(tag: string, attributes: Shape['attributes'], ...children: readonly (Shape | string | null)[]): Shape {
  return { tag, attributes, children: children.filter((child) => child !== null) };
}

/** The attributes whose names differ in a file. */
const namesInFile: Readonly<Record<string, string>> = {
  className: 'class',
  fontFamily: 'font-family',
  fontSize: 'font-size',
  fontStyle: 'font-style',
  fontWeight: 'font-weight',
  pointerEvents: 'pointer-events',
  stopColor: 'stop-color',
  stopOpacity: 'stop-opacity',
  strokeDasharray: 'stroke-dasharray',
  strokeLinecap: 'stroke-linecap',
  strokeWidth: 'stroke-width',
  textAnchor: 'text-anchor',
  textDecoration: 'text-decoration',
};

/** The drawing as the text of an SVG file, complete in itself. */
export function svgText(drawing: Shape): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written({ ...drawing, attributes: { xmlns: 'http://www.w3.org/2000/svg', ...drawing.attributes } })}\n`;
}

function written({ tag, attributes, children }: Shape): string {
  const names = Object.entries(attributes).map(([name, value]) => ` ${namesInFile[name] ?? name}="${escaped(String(value))}"`);
  const inside = children.map((child) => (typeof child === 'string' ? escaped(child) : written(child))).join('');
  return inside === '' ? `<${tag}${names.join('')}/>` : `<${tag}${names.join('')}>${inside}</${tag}>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML 1.0 does not allow at all, 2.2, is left out. */
function escaped(text: string): string {
  return [...text.replace(/[&<>"]/g, (character) => entities[character] ?? '')].filter(isAllowed).join('');
}

function isAllowed(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code < 0xd800 || (code > 0xdfff && code !== 0xfffe && code !== 0xffff);
}
