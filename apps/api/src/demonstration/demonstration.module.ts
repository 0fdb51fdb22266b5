import { Module } from '@nestjs/common';
import { DemonstrationsResolver } from './demonstrations.resolver.js';
import { ExampleMailsController } from './example-mails.http.js';

@Module({ controllers: [ExampleMailsController], providers: [DemonstrationsResolver] })
export class DemonstrationModule {}
