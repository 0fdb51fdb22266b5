import { Readable } from 'node:stream';
import { HttpException, HttpStatus, UnprocessableEntityException } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RateVerdict } from './rate-limiter.js';
import { checkAnnouncedSize, type FileStore } from './stored-file.js';

/** No page sends this type without asking first (CORS): a form of another site cannot upload (see http-security.ts). */
const UPLOAD_TYPE = 'application/octet-stream';

/** Lets files come in as they are: whoever takes one counts its bytes, and nothing collects them. */
export function registerUploads(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(UPLOAD_TYPE, (_request, payload, done) => done(null, payload));
}

/**
 * Takes the file that a request brings, its body. What is still to come of a refused one is taken off the line, so that
 * its sender hears why.
 *
 * @param verdict  of the limiter, on whoever sends it
 * @param take     reads it, to its end or as far as it must
 * @throws HttpException  429, or 415 where the body is something else; and whatever `take` throws
 */
export async function takeUpload<Taken>(request: FastifyRequest, reply: FastifyReply, store: FileStore, { allowed, retryAfterSeconds }: RateVerdict, take: (bytes: AsyncIterable<Buffer>) => Promise<Taken>): Promise<Taken> {
  const { body } = request;
  if (!(body instanceof Readable)) throw new HttpException(`Send the file as ${UPLOAD_TYPE}.`, HttpStatus.UNSUPPORTED_MEDIA_TYPE);
  try {
    if (!allowed) {
      reply.header('retry-after', retryAfterSeconds);
      throw new HttpException('Too many uploads.', HttpStatus.TOO_MANY_REQUESTS);
    }
    checkAnnouncedSize(store, request.headers['content-length']);
    return await take(body.iterator({ destroyOnReturn: false }));
  } catch (error) {
    body.resume();
    throw error;
  }
}

/**
 * Why a file cannot be taken, as HTTP says it: a word for programs, and a sentence.
 *
 * @param code  key of the message; its last part is the word
 */
export function fileRefusal(code: string, message: string): HttpException {
  const word = code.slice(code.indexOf('.') + 1);
  const refusal = { code: word, message };
  return word === 'tooLarge' ? new HttpException(refusal, HttpStatus.PAYLOAD_TOO_LARGE) : new UnprocessableEntityException(refusal);
}
