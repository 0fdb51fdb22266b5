import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Settings } from './settings.js';

/** The built client, from this file's place in the build. */
const clientFolder = fileURLToPath(new URL('../../../../web/dist/', import.meta.url));

/** The gallery of all pages with example data: for those who work on the client, and for the demonstration. */
const GALLERY = /^\/__vetrina(?:\/|$|\?)/;

/** Addresses that are not pages of the client: an unknown one below them is not found. */
const NOT_PAGES = /^\/(?:graphql|calendar|events|files|health|imports|metrics|mailbox|assets|unsubscribe)(?:\/|$|\?|\.)/;

/** Addresses with the ending of a file; none of the client's pages has one. */
const FILE = /^[^?]*\.[a-z0-9]+(?:$|\?)/i;

/**
 * Serves the client: its files, whose names carry a hash, for ever; every other address that a browser opens gets the
 * one page, which finds its way by itself. Without a build there is no client, and the API works all the same.
 */
export async function registerWebClient(fastify: FastifyInstance, { demonstration }: Pick<Settings, 'demonstration'>): Promise<void> {
  if (!existsSync(`${clientFolder}index.html`)) return;
  await fastify.register(fastifyStatic, {
    root: clientFolder,
    index: false,
    wildcard: false,
    // The build has compressed them, better than there is time for with each answer.
    preCompressed: true,
    globIgnore: ['**/*.br'],
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  // A route and no handler for what is not found: that one is Nest's.
  fastify.get('/*', (request, reply) => {
    const isHidden = NOT_PAGES.test(request.url) || (!demonstration && GALLERY.test(request.url));
    const { accept = '*/*' } = request.headers;
    const wantsPage = accept.includes('text/html') || (accept.includes('*/*') && !FILE.test(request.url));
    const isPage = !isHidden && wantsPage;
    if (isPage) return sendPage(reply);
    return reply.code(404).type('text/plain; charset=utf-8').send('Not found.\n');
  });
}

/** Answers with the one page of the client, for routes that give it headers of their own. Not found while there is no client. */
export function sendPage(reply: FastifyReply): FastifyReply | undefined {
  if (reply.server.hasReplyDecorator('sendFile')) return reply.header('cache-control', 'no-cache').sendFile('index.html');
  reply.callNotFound();
  return undefined;
}
