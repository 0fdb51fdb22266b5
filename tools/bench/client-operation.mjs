// The operations of our own client, as it sends them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse, print, visit } from 'graphql';
import { root } from '../workspace.mjs';

const folder = join(root, 'apps/web/src');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.graphql'));
const definitions = files.flatMap((name) => parse(readFileSync(join(folder, name), 'utf8')).definitions);
const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** An operation with its fragments, and with __typename in every selection below the first, as Apollo Client adds it. */
export function clientOperation(operationName) {
  const operation = definitions.find(({ kind, name }) => kind === Kind.OPERATION_DEFINITION && name.value === operationName);
  if (!operation) throw new Error(`The client has no operation ${operationName}.`);
  const document = { kind: Kind.DOCUMENT, definitions: [operation, ...fragmentsOf(operation)] };
  const sent = visit(document, {
    Directive: ({ name }) => (name.value === 'unmask' ? null : undefined),
    SelectionSet: (node, _key, parent) => (parent.kind === Kind.OPERATION_DEFINITION ? undefined : { ...node, selections: [...node.selections, typename] }),
  });
  return { operationName, query: print(sent) };
}

function fragmentsOf(operation) {
  const used = new Set();
  const collect = (node) =>
    visit(node, {
      FragmentSpread({ name }) {
        const fragment = definitions.find((one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === name.value);
        if (used.has(fragment)) return;
        used.add(fragment);
        collect(fragment);
      },
    });
  collect(operation);
  return used;
}
