import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentViewer, Now } from '../access/current-viewer.js';
import type { Viewer } from '../access/viewer.js';
import { ImportProgrammeInput, ImportProgrammePayload } from './programme.graphql.js';
import { ProgrammesService } from './programmes.service.js';

@Resolver()
export class ProgrammesResolver {
  constructor(private readonly programmes: ProgrammesService) {}

  @Mutation(() => ImportProgrammePayload, { description: 'Brings a process to what a programme file says: all of it, or nothing when there are problems.' })
  importProgramme(
    @Args('input', { type: () => ImportProgrammeInput }) input: ImportProgrammeInput,
    @CurrentViewer() viewer: Viewer,
    @Now() now: Date,
  ) {
    return this.programmes.import(input, viewer, now);
  }
}
