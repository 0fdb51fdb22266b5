import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Type } from '@nestjs/common';
import { GraphQLError } from 'graphql';

/** The most that one page may hold; more is refused, not cut. */
export const LARGEST_PAGE = 100;
export const DEFAULT_PAGE = 50;

@ObjectType('PageInfo')
export class PageInfoType {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}

export interface Edge<Node> {
  node: Node;
}

export interface Connection<Node> {
  edges: Edge<Node>[];
  pageInfo: PageInfoType;
  totalCount: number;
}

/** The Relay connection of a type: XConnection and XEdge. */
export function connectionOf<Node>(name: string, node: () => Type<Node>): Type<Connection<Node>> {
  @ObjectType(`${name}Edge`)
  class EdgeType {
    @Field(node)
    node!: Node;
  }
  @ObjectType(`${name}Connection`)
  class ConnectionType implements Connection<Node> {
    @Field(() => [EdgeType])
    edges!: EdgeType[];

    @Field(() => PageInfoType)
    pageInfo!: PageInfoType;

    @Field(() => Int)
    totalCount!: number;
  }
  return ConnectionType;
}

export interface PageRequest {
  first?: number | null;
  after?: string | null;
}

/** How many rows a page asks for. @throws GraphQLError BAD_USER_INPUT outside 0 … 100 */
export function pageSize({ first }: PageRequest): number {
  const size = first ?? DEFAULT_PAGE;
  if (size < 0 || size > LARGEST_PAGE) {
    throw new GraphQLError(`"first" must be from 0 to ${LARGEST_PAGE}.`, { extensions: { code: 'BAD_USER_INPUT' } });
  }
  return size;
}

/** The keyset behind an opaque cursor: the sort values of the last row, as text; null for the first page. */
export function keysetOf({ after }: PageRequest, length: number): string[] | null {
  if (after == null) return null;
  try {
    const keyset: unknown = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'));
    if (Array.isArray(keyset) && keyset.length === length && keyset.every((value) => typeof value === 'string')) return keyset;
  } catch {
    // falls through to the refusal below
  }
  throw new GraphQLError('"after" is not a cursor of this list.', { extensions: { code: 'BAD_USER_INPUT' } });
}

export function cursorOf(...keyset: string[]): string {
  return Buffer.from(JSON.stringify(keyset)).toString('base64url');
}

/**
 * Makes a page out of rows that were asked for with one more than the page's size.
 *
 * @param keyset  the sort values of a row, as they come back in the next page's cursor
 */
export function pageOf<Node>(rows: Node[], size: number, totalCount: number, keyset: (row: Node) => string[]): Connection<Node> {
  const nodes = rows.slice(0, size);
  const last = nodes.at(-1);
  return {
    edges: nodes.map((node) => ({ node })),
    pageInfo: { hasNextPage: rows.length > size, endCursor: last === undefined ? null : cursorOf(...keyset(last)) },
    totalCount,
  };
}
