import {
  type DocumentNode,
  type FieldNode,
  getArgumentValues,
  getNamedType,
  getNullableType,
  GraphQLError,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { LARGEST_PAGE, DEFAULT_PAGE } from './paging.js';

/** How many things a list without a page size is taken to have: the days of a meeting, the tracks of a process. */
const USUAL_LIST = 5;

/**
 * How many fields an operation will resolve, roughly: each field is one, and what lies below a list counts as often as
 * the list is long.
 *
 * @param variables  already coerced
 * @throws GraphQLError  with status 400 when a page asks for more than a page may hold
 */
export function operationCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): number {
  const fragments = new Map(document.definitions.flatMap((definition) => (definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [])));
  const ofFragments = new Map<string, number>();
  return costOf(operation.selectionSet, schema.getRootType(operation.operation));

  function costOf(selectionSet: SelectionSetNode | undefined, type: GraphQLNamedType | null | undefined): number {
    let cost = 0;
    for (const selection of selectionSet?.selections ?? []) {
      if (selection.kind === Kind.FIELD) cost += costOfField(selection, type);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) cost += costOfFragment(selection.name.value);
      else cost += costOf(selection.selectionSet, selection.typeCondition ? schema.getType(selection.typeCondition.name.value) : type);
    }
    return cost;
  }

  /** Each fragment once: what it costs does not depend on where it is spread. */
  function costOfFragment(name: string): number {
    const known = ofFragments.get(name);
    if (known !== undefined) return known;
    const fragment = fragments.get(name);
    const cost = fragment ? costOf(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value)) : 0;
    ofFragments.set(name, cost);
    return cost;
  }

  function costOfField(node: FieldNode, parent: GraphQLNamedType | null | undefined): number {
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    if (!field) return 1; // __typename and introspection
    const type = getNamedType(field.type);
    return 1 + lengthOf(field, node, variables, parent) * costOf(node.selectionSet, type);
  }
}

/** The variables on which the cost of a document's operations depends: those that stand for the size of a page. */
export function pageVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Argument({ name, value }) {
      if (name.value === 'first' && value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

/** How many things a field gives. The edges of a connection were counted at the connection, which has the page size. */
function lengthOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Record<string, unknown>,
  parent: GraphQLNamedType | null | undefined,
): number {
  if (field.args.some(({ name }) => name === 'first')) return pageLength(getArgumentValues(field, node, variables)['first']);
  if (parent?.name.endsWith('Connection')) return 1;
  return isListType(getNullableType(field.type)) ? USUAL_LIST : 1;
}

function pageLength(first: unknown): number {
  if (typeof first !== 'number') return DEFAULT_PAGE;
  if (first >= 0 && first <= LARGEST_PAGE) return first;
  throw new GraphQLError(`"first" must be from 0 to ${LARGEST_PAGE}.`, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
}
