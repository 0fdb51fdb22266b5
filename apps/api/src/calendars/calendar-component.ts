import { foldLine } from './calendar-text.js';

/** One line of a calendar object, unfolded and still escaped. */
export interface CalendarProperty {
  name: string;
  /** As written, with the semicolon in front: ";TZID=Europe/Rome"; empty without parameters. */
  parameters: string;
  value: string;
}

/** What stands between BEGIN and END. Properties come before components (RFC 5545, 3.4 and 3.6). */
export interface CalendarComponent {
  name: string;
  properties: CalendarProperty[];
  components: CalendarComponent[];
}

/** Reads one component from unfolded or folded lines that end in CRLF. Throws when they do not nest. */
export function readComponent(text: string): CalendarComponent {
  const root: CalendarComponent = { name: '', properties: [], components: [] };
  const open = [root];
  for (const line of text.replace(/\r\n[ \t]/g, '').split('\r\n')) {
    if (line === '') continue;
    const property = readProperty(line);
    const parent = open.at(-1) ?? root;
    if (property.name === 'BEGIN') {
      const component = { name: property.value, properties: [], components: [] };
      parent.components.push(component);
      open.push(component);
    } else if (property.name === 'END') {
      if (open.pop()?.name !== property.value) throw new Error(`END:${property.value} closes nothing`);
    } else {
      parent.properties.push(property);
    }
  }
  const [component, ...others] = root.components;
  if (component === undefined || others.length > 0 || root.properties.length > 0 || open.length !== 1) {
    throw new Error('Not one calendar component');
  }
  return component;
}

/** Writes a component with lines of at most 75 octets that all end in CRLF, the last one too. */
export function writeComponent(component: CalendarComponent): string {
  return linesOf(component).map((line) => `${foldLine(line)}\r\n`).join('');
}

/** The value of the first property of that name, or null. */
export function valueOf(component: CalendarComponent, name: string): string | null {
  return component.properties.find((property) => property.name === name)?.value ?? null;
}

function linesOf({ name, properties, components }: CalendarComponent): string[] {
  return [
    `BEGIN:${name}`,
    ...properties.map((property) => `${property.name}${property.parameters}:${property.value}`),
    ...components.flatMap(linesOf),
    `END:${name}`,
  ];
}

/** A colon or a semicolon between quotation marks belongs to the value of a parameter (RFC 5545, 3.2). */
function readProperty(line: string): CalendarProperty {
  const match = /^([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$/s.exec(line);
  const [, name, parameters, value] = match ?? [];
  if (name === undefined || parameters === undefined || value === undefined) {
    throw new Error(`Not a calendar line: ${JSON.stringify(line)}`);
  }
  return { name, parameters, value };
}
