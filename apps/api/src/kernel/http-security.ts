import fastifyCookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import { DrainingServer } from './draining-server.js';
import type { FairTurns } from './fair-turns.js';
import { newId } from './ids.js';
import { inFairTurns } from './request-lanes.js';
import type { Settings } from './settings.js';

export const GRAPHQL_PATH = '/graphql';
/** The largest body of a request, in bytes; GraphQL needs no more, and files have routes of their own. */
const LARGEST_BODY = 100_000;
const LONGEST_PATH_PARAMETER = 200;

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Exactly JSON: a stray tab, a second type or a trailing word has been a way round checks (CVE-2026-25223). */
const JSON_TYPE = /^application\/json(?: *; *charset=utf-8)?$/i;
const YEAR_SECONDS = 31_536_000;
const POLICY = 'content-security-policy';
const FRAME_OPTIONS = 'x-frame-options';

/**
 * What Fastify must be made with.
 *
 * Forwarded addresses are believed from the named proxies only. Request ids are ours: one that a client chose could
 * put anything into the logs.
 */
export function fastifyOptions({ trustProxy }: Pick<Settings, 'trustProxy'>, turns: FairTurns): FastifyServerOptions {
  return {
    bodyLimit: LARGEST_BODY,
    trustProxy: trustProxy.length > 0 ? [...trustProxy] : false,
    genReqId: () => newId(),
    requestIdHeader: false,
    routerOptions: { maxParamLength: LONGEST_PATH_PARAMETER },
    serverFactory: (handler) => new DrainingServer(inFairTurns(handler, turns)),
    // Whoever was let in is answered, also while the server stops.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    logger: false,
  };
}

/** Puts cookies, the checks against forged requests, and the security headers before everything else. */
export async function registerHttpSecurity(fastify: FastifyInstance, settings: Pick<Settings, 'publicUrl'>): Promise<void> {
  await fastify.register(fastifyCookie);

  fastify.addHook('onRequest', async (request, reply) => {
    const refusal = refusalOf(request, settings.publicUrl);
    if (refusal) await reply.code(refusal.status).send({ error: refusal.reason });
  });

  const headers = securityHeaders(settings.publicUrl);
  fastify.addHook('onSend', async (request, reply) => {
    for (const [name, value] of headers) if (name !== FRAME_OPTIONS || !maySitInFrames(reply)) setUnlessSet(reply, name, value);
    reply.header('x-request-id', request.id);
    if (isGraphql(request)) reply.header('cache-control', 'no-store');
  });
}

/**
 * Lets pages of these sites show this answer in a frame, and those of no other. Without a site nobody may, as everywhere.
 *
 * @param origins  as "https://www.example.org"; they go into a header, and must have been checked
 */
export function allowFrames(reply: FastifyReply, origins: readonly string[], publicUrl: string): void {
  if (origins.length === 0) return;
  reply.header(POLICY, contentPolicy(publicUrl, origins.join(' '))).header('cross-origin-resource-policy', 'cross-origin');
}

/** X-Frame-Options knows no list of sites: where a policy has one, it says nothing. */
function maySitInFrames(reply: FastifyReply): boolean {
  const policy = reply.getHeader(POLICY);
  return typeof policy === 'string' && !policy.includes("frame-ancestors 'none'") && policy.includes('frame-ancestors ');
}

function setUnlessSet(reply: FastifyReply, name: string, value: string): void {
  if (!reply.hasHeader(name)) reply.header(name, value);
}

/** By the route that was found, not by the address as written: `/%67raphql` is the same route. */
function isGraphql(request: FastifyRequest): boolean {
  return request.routeOptions.url === GRAPHQL_PATH;
}

/**
 * Tells a request that another site made the browser send (CSRF) from an honest one.
 * Browsers say where a request comes from by Sec-Fetch-Site and Origin, and scripts cannot change either. Programs send neither.
 */
function refusalOf(request: FastifyRequest, publicUrl: string): { status: number; reason: string } | null {
  const graphql = isGraphql(request);
  const unsafe = !SAFE_METHODS.has(request.method);
  if (!graphql && !unsafe) return null;

  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    return { status: 403, reason: 'This request came from another site.' };
  }
  const { origin } = request.headers;
  if (origin !== undefined && !isOwnOrigin(origin, request, publicUrl)) {
    return { status: 403, reason: 'This request came from another site.' };
  }
  if (graphql && unsafe && !JSON_TYPE.test(request.headers['content-type'] ?? '')) {
    return { status: 415, reason: 'GraphQL requests are application/json.' };
  }
  return null;
}

/**
 * Whether an Origin is the installation's: PUBLIC_URL, or the host that the browser itself asked. A form on a page
 * without referrer sends "null"; then only Sec-Fetch-Site can tell.
 */
function isOwnOrigin(origin: string, request: FastifyRequest, publicUrl: string): boolean {
  if (origin === 'null') return request.headers['sec-fetch-site'] === 'same-origin';
  return origin === publicUrl || URL.parse(origin)?.host === request.headers.host;
}

function contentPolicy(publicUrl: string, frameAncestors: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "frame-src 'self'",
    `frame-ancestors ${frameAncestors}`,
    "base-uri 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    ...(publicUrl.startsWith('https:') ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

function securityHeaders(publicUrl: string): [string, string][] {
  const https = publicUrl.startsWith('https:');
  return [
    [POLICY, contentPolicy(publicUrl, "'none'")],
    ['referrer-policy', 'no-referrer'],
    ['x-content-type-options', 'nosniff'],
    [FRAME_OPTIONS, 'DENY'],
    ['permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ...(https ? [['strict-transport-security', `max-age=${YEAR_SECONDS}`] as [string, string]] : []),
  ];
}
