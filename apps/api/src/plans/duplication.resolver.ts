import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentViewer, Now } from '../access/current-viewer.js';
import type { Viewer } from '../access/viewer.js';
import { ProcessPayload } from '../processes/process.graphql.js';
import { DuplicateMeetingsInput, DuplicateMeetingsPayload, DuplicateProcessInput, PublishProcessInput } from './duplication.graphql.js';
import { DuplicationService } from './duplication.service.js';

@Resolver()
export class DuplicationResolver {
  constructor(private readonly duplication: DuplicationService) {}

  @Mutation(() => DuplicateMeetingsPayload, { description: 'Copies meetings to other dates, as drafts: all of them, or none.' })
  async duplicateMeetings(@Args('input', { type: () => DuplicateMeetingsInput }) input: DuplicateMeetingsInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return { ...(await this.duplication.meetings(input, viewer, now)), userErrors: [] };
  }

  @Mutation(() => ProcessPayload, { description: 'Copies the whole plan of a process to other dates. The copy is not published, and the caller organises it.' })
  async duplicateProcess(@Args('input', { type: () => DuplicateProcessInput }) input: DuplicateProcessInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return { process: await this.duplication.process(input, viewer, now), userErrors: [] };
  }

  @Mutation(() => ProcessPayload, { description: 'Shows a process to everybody; what is a draft in it stays one.' })
  async publishProcess(@Args('input', { type: () => PublishProcessInput }) input: PublishProcessInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return { process: await this.duplication.publish(input.processSlug, viewer, now), userErrors: [] };
  }
}
