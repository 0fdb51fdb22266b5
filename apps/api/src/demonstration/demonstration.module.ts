import { Module } from '@nestjs/common';
import { DemonstrationsResolver } from './demonstrations.resolver.js';

@Module({ providers: [DemonstrationsResolver] })
export class DemonstrationModule {}
