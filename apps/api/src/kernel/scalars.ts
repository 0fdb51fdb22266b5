import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/i;

function textScalar(name: string, description: string): GraphQLScalarType<string, string> {
  const read = (value: unknown): string => {
    if (typeof value !== 'string') throw new GraphQLError(`${name} must be a string.`);
    return value;
  };
  return new GraphQLScalarType({
    name,
    description,
    serialize: read,
    parseValue: read,
    parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : null),
  });
}

function readInstant(value: unknown): Date {
  const instant = typeof value === 'string' && INSTANT.test(value) ? new Date(value) : null;
  if (!instant || Number.isNaN(instant.getTime())) {
    throw new GraphQLError('DateTime must be an instant such as "2023-12-01T08:30:00Z".');
  }
  return instant;
}

/** An instant, written in UTC. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'An instant in ISO 8601, as "2023-12-01T08:30:00.000Z".',
  serialize: (value) => {
    if (value instanceof Date) return value.toISOString();
    return readInstant(value).toISOString();
  },
  parseValue: readInstant,
  parseLiteral: (node) => readInstant(node.kind === Kind.STRING ? node.value : null),
});

/*
 * The three below take any string: the services check them, so that a wrong one is answered at its field of the
 * form, in the reader's language, and not as a fault of the request.
 */
export const LocalDateTime = textScalar(
  'LocalDateTime',
  'Wall time in the zone that stands beside it, as "2023-12-01T09:30".',
);
export const LocalDate = textScalar('Date', 'A calendar day, as "2023-12-01".');
export const EdtfDate = textScalar('Edtf', 'A date that may be imprecise (ISO 8601-2): "2021-10", "2022-03/2022-05", "2021-09/..".');
