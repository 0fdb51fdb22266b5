import {
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

type Field = GraphQLField<unknown, unknown>;

/** Everything that can be read below one field of Query: selections that together name each field of each type. */
export interface Reading {
  root: Field;
  /** What to select of the root field; null: it has no fields. */
  selection: string | null;
}

/** So many ways go into one operation: few operations, each below the limits for everybody. */
const WAYS_AT_ONCE = 4;
const NESTED_PAGE = 2;

/** Readings of the whole schema: from each root, every field of every type that can be reached, by the shortest way. */
export function readingsOf(schema: GraphQLSchema): Reading[] {
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {});
  return roots.flatMap((root): Reading[] => {
    const type = getNamedType(root.type);
    if (!isObjectType(type)) return [{ root, selection: null }];
    const ways = waysFrom(type);
    return Array.from({ length: Math.ceil(ways.length / WAYS_AT_ONCE) }, (_, index) => ({
      root,
      selection: ways.slice(index * WAYS_AT_ONCE, (index + 1) * WAYS_AT_ONCE).join(' '),
    }));
  });
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
