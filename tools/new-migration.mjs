// npm run db:new NAME: an empty migration after the last one, named 0005-name.ts.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault, orSayWhy, root } from './workspace.mjs';

const folder = join(root, 'apps/api/migrations');

await orSayWhy(() => {
  const name = process.argv[2] ?? '';
  if (!/^[a-z]+(-[a-z]+)*$/.test(name)) throw new Fault('Say what changes in small letters and hyphens, as in: npm run db:new meeting-chairs');
  const numbers = readdirSync(folder).map((file) => Number.parseInt(file, 10));
  const number = String(Math.max(0, ...numbers) + 1).padStart(4, '0');
  const className = name.replace(/(^|-)([a-z])/g, (_, __, letter) => letter.toUpperCase());
  const file = join(folder, `${number}-${name}.ts`);
  writeFileSync(
    file,
    `import { Migration } from '@mikro-orm/migrations';

/** Never edited once it has landed: what it got wrong, the next one puts right. */
export class ${className} extends Migration {
  override up(): void {
    this.addSql(\`\`);
  }
}
`,
  );
  console.log(file);
});
