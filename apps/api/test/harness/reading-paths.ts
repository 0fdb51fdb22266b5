import {
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getOperationAST,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  parse,
} from 'graphql';
import { operationCost } from '../../src/kernel/graphql-cost.js';
import { HIGHEST_COST } from '../../src/kernel/graphql-limits.js';
import { buildOperation } from './operation-builder.js';

type Field = GraphQLField<unknown, unknown>;

/** Everything that can be read below one field of Query: selections that together name each field of each type. */
export interface Reading {
  root: Field;
  /** What to select of the root field; null: it has no fields. */
  selection: string | null;
}

/** Characters; stays below the limit of tokens. */
const LONGEST = 3_000;
/** How many things a root's page has, and the pages below it. */
export const ROOT_PAGE = 4;
const NESTED_PAGE = 2;

/** Readings of the whole schema: from each root, every field of every type that can be reached, by the shortest way. */
export function readingsOf(schema: GraphQLSchema): Reading[] {
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {});
  return roots.flatMap((root): Reading[] => {
    const type = getNamedType(root.type);
    if (!isObjectType(type)) return [{ root, selection: null }];
    return packed(waysFrom(type), (selection) => costOf(schema, root, selection)).map((selection) => ({ root, selection }));
  });
}

/** As many ways in one operation as the limits for everybody allow. */
function packed(ways: string[], cost: (selection: string) => number): string[] {
  const packs: string[] = [];
  let pack = '';
  for (const way of ways) {
    const longer = `${pack} ${way}`;
    if (pack !== '' && (longer.length > LONGEST || cost(longer) > HIGHEST_COST)) {
      packs.push(pack);
      pack = way;
    } else {
      pack = longer;
    }
  }
  return [...packs, pack];
}

function costOf(schema: GraphQLSchema, root: Field, selection: string): number {
  const { query, variables } = buildOperation('query', root, { first: ROOT_PAGE }, selection);
  const document = parse(query);
  const operation = getOperationAST(document);
  return operation ? operationCost(schema, document, operation, variables) : 0;
}

/** The ways to all fields below a type, breadth first: each field that leads to another type is gone through once. */
function waysFrom(start: GraphQLObjectType): string[] {
  const ways: string[] = [];
  const gone = new Set<Field>();
  const ahead: { type: GraphQLObjectType; wrap: (inner: string) => string }[] = [{ type: start, wrap: (inner) => inner }];
  for (const { type, wrap } of ahead) {
    const fields = readable(type);
    const leaves = fields.filter((field) => isLeafType(getNamedType(field.type))).map(({ name }) => name);
    ways.push(wrap(['__typename', ...leaves].join(' ')));
    for (const field of fields) {
      const inner = getNamedType(field.type);
      if (!isObjectType(inner) || gone.has(field)) continue;
      gone.add(field);
      const page = field.args.some(({ name }) => name === 'first') ? `(first: ${NESTED_PAGE})` : '';
      ahead.push({ type: inner, wrap: (below) => wrap(`${field.name}${page} { ${below} }`) });
    }
  }
  return ways;
}

/** The fields that need no argument. Those that do are roots of their own, or reached in another way. */
function readable(type: GraphQLObjectType): Field[] {
  return Object.values(type.getFields()).filter((field) => !field.args.some(isRequiredArgument));
}
