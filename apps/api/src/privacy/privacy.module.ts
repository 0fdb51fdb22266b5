import { Module } from '@nestjs/common';
import { OwnDataHttp } from './own-data.http.js';
import { PrivacyResolver } from './privacy.resolver.js';
import { PrivacyService } from './privacy.service.js';

@Module({ providers: [PrivacyResolver, PrivacyService], controllers: [OwnDataHttp] })
export class PrivacyModule {}
