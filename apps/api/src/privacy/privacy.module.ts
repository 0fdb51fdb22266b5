import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { RegistrationsModule } from '../registrations/registrations.module.js';
import { OwnDataHttp } from './own-data.http.js';
import { PrivacyResolver } from './privacy.resolver.js';
import { PrivacyService } from './privacy.service.js';

@Module({ imports: [AccessModule, RegistrationsModule], providers: [PrivacyResolver, PrivacyService], controllers: [OwnDataHttp] })
export class PrivacyModule {}
