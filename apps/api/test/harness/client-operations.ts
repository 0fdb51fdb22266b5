import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type DocumentNode, type FragmentDefinitionNode, Kind, Lexer, type OperationDefinitionNode, parse, print, Source, TokenKind, validate, visit } from 'graphql';
import { operationCost } from '../../src/kernel/graphql-cost.js';
import { graphqlProtection, HIGHEST_COST } from '../../src/kernel/graphql-limits.js';

const root = join(__dirname, '../../../..');

export interface ClientOperation {
  name: string;
  /** Which limits it goes beyond. */
  faults: string[];
}

/** Every operation of our own client, with the fragments it spreads, held against the limits for everybody. */
export function costsOfClientOperations(): ClientOperation[] {
  const schema = buildSchema(readFileSync(join(root, 'libs/schema/schema.graphql'), 'utf8'));
  const { operations, fragments } = clientDocuments();
  const { validationRules, parseOptions } = graphqlProtection();
  return operations.map((operation) => {
    const document = withFragments(operation, fragments);
    const faults = validate(schema, document, validationRules).map(({ message }) => message);
    const tokens = countTokens(print(document));
    if (tokens > parseOptions.maxTokens) faults.push(`${tokens} tokens`);
    const cost = operationCost(schema, document, operation, someVariables(operation));
    if (cost > HIGHEST_COST) faults.push(`costs ${cost}`);
    return { name: operation.name?.value ?? 'without name', faults };
  });
}

/** The text of one of our own client's operations, with the fragments that it spreads. */
export function clientOperation(name: string): string {
  const { operations, fragments } = clientDocuments();
  const operation = operations.find((each) => each.name?.value === name);
  if (!operation) throw new Error(`The client has no operation ${name}`);
  // What is for the client alone, the server never sees.
  return print(withFragments(operation, fragments)).replaceAll(' @unmask', '');
}

/** A value for each variable that must have one: what costs is how many are asked for, and texts do not change that. */
function someVariables(operation: OperationDefinitionNode): Record<string, unknown> {
  const needed = (operation.variableDefinitions ?? []).filter(({ type }) => type.kind === Kind.NON_NULL_TYPE);
  return Object.fromEntries(needed.map(({ variable }) => [variable.name.value, 'some']));
}

function clientDocuments(): { operations: OperationDefinitionNode[]; fragments: Map<string, FragmentDefinitionNode> } {
  const folder = join(root, 'apps/web/src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.graphql'));
  const definitions = files.flatMap((name) => parse(readFileSync(join(folder, name), 'utf8')).definitions);
  const fragments = new Map(definitions.flatMap((definition) => (definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [])));
  return { operations: definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION), fragments };
}

function withFragments(operation: OperationDefinitionNode, fragments: Map<string, FragmentDefinitionNode>): DocumentNode {
  const used = new Set<FragmentDefinitionNode>();
  const collect = (node: OperationDefinitionNode | FragmentDefinitionNode): void => {
    visit(node, {
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value);
        if (!fragment || used.has(fragment)) return;
        used.add(fragment);
        collect(fragment);
      },
    });
  };
  collect(operation);
  return { kind: Kind.DOCUMENT, definitions: [operation, ...used] };
}

function countTokens(text: string): number {
  const lexer = new Lexer(new Source(text));
  let tokens = 0;
  while (lexer.advance().kind !== TokenKind.EOF) tokens += 1;
  return tokens;
}
