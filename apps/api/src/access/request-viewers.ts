import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { SETTINGS, type Settings } from '../kernel/settings.js';
import { accessCookies } from './session-cookie.js';
import type { Viewer } from './viewer.js';
import { type AskingRequest, loadViewer } from './viewer-loader.js';

/** Who asks over plain HTTP; over GraphQL the context says it. */
@Injectable()
export class RequestViewers {
  private readonly cookieName: string;

  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.cookieName = accessCookies(settings).session.name;
  }

  /** Asked again later, it says who they are then: a visitor, once the session ended. @throws UnavailableError */
  of(request: AskingRequest): Promise<Viewer> {
    return loadViewer(this.em.fork({ useContext: false }), request, this.cookieName, this.clock.now());
  }
}
