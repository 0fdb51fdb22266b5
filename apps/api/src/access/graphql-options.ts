import { EntityManager } from '@mikro-orm/postgresql';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { Inject, Injectable } from '@nestjs/common';
import type { GqlOptionsFactory } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../kernel/clock.js';
import { graphqlProtection } from '../kernel/graphql-limits.js';
import { SETTINGS, type Settings } from '../kernel/settings.js';
import { withUserErrors } from '../kernel/user-errors.js';
import { SessionLimit } from './session-limit.js';
import { accessCookies } from './session-cookie.js';
import { SharedAnswers } from './shared-answers.js';
import type { GraphqlContext } from './viewer.js';
import { loadViewer } from './viewer-loader.js';

/** How GraphQL is answered: who asks is known before the first resolver runs. */
@Injectable()
export class GraphqlOptions implements GqlOptionsFactory<ApolloDriverConfig> {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly em: EntityManager,
    private readonly sessionLimit: SessionLimit,
    private readonly sharedAnswers: SharedAnswers,
  ) {}

  createGqlOptions(): ApolloDriverConfig {
    const { session } = accessCookies(this.settings);
    const protection = graphqlProtection();
    return {
      autoSchemaFile: true,
      // Only when everybody who was let in has an answer: before that, what still arrives would be refused.
      stopOnApplicationShutdown: true,
      // By itself it would stop at the signal, and hand the signal on.
      stopOnTerminationSignals: false,
      sortSchema: true,
      transformSchema: withUserErrors,
      ...protection,
      plugins: [...protection.plugins, this.sharedAnswers],
      stringifyResult: this.sharedAnswers.stringify,
      context: async (request: FastifyRequest, reply: FastifyReply): Promise<GraphqlContext> => {
        const now = this.clock.now();
        const viewer = await loadViewer(this.em, request, session.name, now);
        this.sessionLimit.count(viewer.sessionId, now);
        return { viewer, now, reply, cookies: request.cookies };
      },
    };
  }
}
