import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { laterSections, programmeSchema } from './programme-file.js';
import { readProgramme } from './programme-reader.js';
import { writeProgramme } from './programme-writer.js';

const docs = join(import.meta.dirname, '../../../../docs');
const published = join(docs, 'programme.schema.json');

describe('somebody who writes a programme file in an editor', () => {
  it('is helped by a published JSON Schema that is up to date (UPDATE_PROGRAMME_SCHEMA=1 writes it)', () => {
    const schema = z.toJSONSchema(programmeSchema, { io: 'input', unrepresentable: 'any' });
    const text = `${JSON.stringify(schema, null, 2)}\n`;
    if (process.env.UPDATE_PROGRAMME_SCHEMA === '1') writeFileSync(published, text);
    expect(readFileSync(published, 'utf8')).toBe(text);
  });

  it('finds an example in the documentation that can be imported, and every section described there', () => {
    const page = readFileSync(join(docs, 'programme-files.md'), 'utf8');
    const example = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    const { programme, problems } = readProgramme(example);
    expect(problems).toEqual([]);
    if (!programme) throw new Error('The example was refused without a reason.');
    const written = writeProgramme(programme);
    expect(readProgramme(written).programme).toEqual(programme);
    const sections = Object.keys(programmeSchema.shape);
    expect(sections.filter((section) => !page.includes(`\`${section}\``))).toEqual([]);
    expect(sections.filter((section) => !(section in programme) && !(section in laterSections))).toEqual([]);
  });
});
