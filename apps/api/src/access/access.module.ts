import { Module } from '@nestjs/common';
import { SessionLimit } from './session-limit.js';
import { SessionsResolver } from './sessions.resolver.js';
import { SessionsService } from './sessions.service.js';

@Module({ providers: [SessionLimit, SessionsResolver, SessionsService], exports: [SessionLimit] })
export class AccessModule {}
