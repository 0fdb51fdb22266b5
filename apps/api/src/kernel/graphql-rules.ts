import {
  type ASTNode,
  type ASTVisitor,
  type FieldNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/** Refuses operations whose fields are nested deeper. Introspection, where it is on at all, does not count. */
export function depthLimit(deepest: number): ValidationRule {
  return (context) => {
    const ofFragments = new Map<string, number>();
    return {
      OperationDefinition(operation) {
        if (depthOf(operation.selectionSet, context, ofFragments) > deepest) refuse(context, operation, `Fields are nested more than ${deepest} deep.`);
        return false;
      },
    };
  };
}

/** Refuses documents with more aliases; `__typename` under another name counts too. */
export function aliasLimit(most: number): ValidationRule {
  return (context): ASTVisitor => {
    let aliases = 0;
    return {
      Field(field: FieldNode) {
        if (!field.alias) return;
        aliases += 1;
        if (aliases === most + 1) refuse(context, field, `There are more than ${most} aliases.`);
      },
    };
  };
}

/** Refuses documents with more directives than this at one place. */
export function directiveLimit(most: number): ValidationRule {
  return (context): ASTVisitor => ({
    enter(node) {
      if ('directives' in node && (node.directives?.length ?? 0) > most) refuse(context, node, `There are more than ${most} directives at one place.`);
    },
  });
}

/** Each fragment is looked at once, however often it is spread, and one that spreads itself ends there. */
function depthOf(selectionSet: SelectionSetNode | undefined, context: ValidationContext, ofFragments: Map<string, number>): number {
  let deepest = 0;
  for (const selection of selectionSet?.selections ?? []) {
    deepest = Math.max(deepest, depthOfSelection(selection));
  }
  return deepest;

  function depthOfSelection(selection: SelectionSetNode['selections'][number]): number {
    switch (selection.kind) {
      case Kind.FIELD:
        return selection.name.value.startsWith('__') ? 0 : 1 + depthOf(selection.selectionSet, context, ofFragments);
      case Kind.INLINE_FRAGMENT:
        return depthOf(selection.selectionSet, context, ofFragments);
      case Kind.FRAGMENT_SPREAD:
        return depthOfFragment(selection.name.value);
    }
  }

  function depthOfFragment(name: string): number {
    const known = ofFragments.get(name);
    if (known !== undefined) return known;
    ofFragments.set(name, 0);
    const depth = depthOf(context.getFragment(name)?.selectionSet, context, ofFragments);
    ofFragments.set(name, depth);
    return depth;
  }
}

function refuse(context: ValidationContext, node: ASTNode, message: string): void {
  context.reportError(new GraphQLError(message, { nodes: [node] }));
}
