import {
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** Values for what an operation must be given, by the name of the argument or input field; others are made up. */
export type KnownValues = Readonly<Record<string, unknown>>;

/** One operation with all that it must be given. */
export interface BuiltOperation {
  query: string;
  variables: Record<string, unknown>;
}

const MADE_UP: Record<string, unknown> = {
  String: 'x',
  Int: 1,
  Float: 1,
  Boolean: true,
  ID: '01900000-0000-7000-8000-000000000000',
  DateTime: '2099-03-12T10:00:00Z',
  LocalDateTime: '2099-03-12T10:00',
  Date: '2099-03-12',
  Edtf: '2099-03',
};

/**
 * Builds an operation of one field out of the schema: with every argument that is required or known.
 *
 * @param selection  what to read of it; the type's name when left out
 */
export function buildOperation(kind: 'query' | 'mutation', field: GraphQLField<unknown, unknown>, known: KnownValues, selection?: string): BuiltOperation {
  const given = field.args.filter((arg) => isNonNullType(arg.type) || arg.name in known);
  const variables = Object.fromEntries(given.map((arg) => [arg.name, valueFor(arg, known)]));
  const declared = given.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const passed = given.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const fields = isLeafType(getNamedType(field.type)) ? '' : `{ ${selection ?? selectionOf(field)} }`;
  return { query: `${kind} ${declared && `(${declared})`} { ${field.name}${passed && `(${passed})`} ${fields} }`, variables };
}

/** A payload is read with its userErrors, a connection with its nodes, anything else by its type's name. */
function selectionOf(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return '__typename';
  const names = Object.keys(type.getFields());
  if (names.includes('userErrors')) return 'userErrors { code }';
  return names.includes('edges') ? '__typename totalCount edges { node { __typename } }' : '__typename';
}

function valueFor({ name, type }: GraphQLArgument | GraphQLInputField, known: KnownValues): unknown {
  if (name in known) return known[name];
  return valueOf(type, known);
}

function valueOf(type: GraphQLInputType, known: KnownValues): unknown {
  const inner = getNullableType(type);
  if (isListType(inner)) return [valueOf(inner.ofType, known)];
  if (isEnumType(inner)) return inner.getValues()[0]?.name;
  if (isInputObjectType(inner)) {
    const fields = Object.values(inner.getFields()).filter((field) => isNonNullType(field.type) || field.name in known);
    return Object.fromEntries(fields.map((field) => [field.name, valueFor(field, known)]));
  }
  const value = MADE_UP[inner.name];
  if (value === undefined) throw new Error(`No value is known for the scalar ${inner.name}.`);
  return value;
}
