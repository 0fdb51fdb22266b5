import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, Now } from '../access/current-viewer.js';
import { isOrganiserOf, type GraphqlContext, type Viewer } from '../access/viewer.js';
import type { Process } from '../processes/process.entity.js';
import { ProcessType } from '../processes/process.graphql.js';
import { ClashType } from './clash.graphql.js';
import { DraftClashes } from './draft-clashes.js';
import { PlanDraftView, type ShownDraft } from './plan-draft-view.js';
import {
  DraftMeetingDatesInput,
  DraftMilestoneInput,
  DraftPhaseInput,
  DraftTrackInput,
  PlanDraftInput,
  PlanDraftPayload,
  PlanDraftType,
  PublishPlanInput,
  PublishPlanPayload,
  RemoveFromPlanInput,
} from './plan-draft.graphql.js';
import { PlanDraftsService } from './plan-drafts.service.js';
import { PlanPublicationService } from './plan-publication.service.js';

@Resolver(() => ProcessType)
export class PlanDraftsResolver {
  constructor(
    private readonly drafts: PlanDraftsService,
    private readonly publication: PlanPublicationService,
    private readonly view: PlanDraftView,
  ) {}

  @ResolveField(() => PlanDraftType, { nullable: true, description: 'The plan with changes that are not published; null unless one organises the process.' })
  planDraft(@Parent() process: Process, @Context() { viewer }: GraphqlContext) {
    return isOrganiserOf(viewer, process.id) ? this.view.of(process.id, viewer) : null;
  }

  @Mutation(() => PlanDraftPayload, { description: 'Adds a track to the draft, or renames one.' })
  async draftTrack(@Args('input', { type: () => DraftTrackInput }) input: DraftTrackInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return this.#payload(await this.drafts.track(input, viewer, now), viewer);
  }

  @Mutation(() => PlanDraftPayload, { description: 'Adds a phase to the draft, or moves, lengthens or renames one.' })
  async draftPhase(@Args('input', { type: () => DraftPhaseInput }) input: DraftPhaseInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return this.#payload(await this.drafts.phase(input, viewer, now), viewer);
  }

  @Mutation(() => PlanDraftPayload, { description: 'Adds a milestone to the draft, or changes one.' })
  async draftMilestone(@Args('input', { type: () => DraftMilestoneInput }) input: DraftMilestoneInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return this.#payload(await this.drafts.milestone(input, viewer, now), viewer);
  }

  @Mutation(() => PlanDraftPayload, { description: 'Gives a meeting other hours in the draft; nobody is told until it is published.' })
  async draftMeetingDates(@Args('input', { type: () => DraftMeetingDatesInput }) input: DraftMeetingDatesInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return this.#payload(await this.drafts.meetingDates(input, viewer, now), viewer);
  }

  @Mutation(() => PlanDraftPayload, { description: 'Takes a track, a phase or a milestone out of the draft.' })
  async removeFromPlan(@Args('input', { type: () => RemoveFromPlanInput }) input: RemoveFromPlanInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return this.#payload(await this.drafts.remove(input, viewer, now), viewer);
  }

  @Mutation(() => PlanDraftPayload, { description: 'Takes the last change of the draft back.' })
  async undoPlanChange(@Args('input', { type: () => PlanDraftInput }) input: PlanDraftInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return this.#payload(await this.drafts.undo(input.processSlug, viewer, now), viewer);
  }

  @Mutation(() => PlanDraftPayload, { description: 'Makes again what was taken back last.' })
  async redoPlanChange(@Args('input', { type: () => PlanDraftInput }) input: PlanDraftInput, @CurrentViewer() viewer: Viewer) {
    return this.#payload(await this.drafts.redo(input.processSlug, viewer), viewer);
  }

  @Mutation(() => PlanDraftPayload, { description: 'Gives all changes of the draft up.' })
  async discardPlanDraft(@Args('input', { type: () => PlanDraftInput }) input: PlanDraftInput, @CurrentViewer() viewer: Viewer) {
    return this.#payload(await this.drafts.discard(input.processSlug, viewer), viewer);
  }

  @Mutation(() => PublishPlanPayload, { description: 'Makes the plan what its draft says, all of it or nothing, and tells whom a moved meeting concerns.' })
  async publishPlan(@Args('input', { type: () => PublishPlanInput }) input: PublishPlanInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return { ...(await this.publication.publish(input, viewer, now)), userErrors: [] };
  }

  async #payload(process: Process, viewer: Viewer) {
    return { draft: await this.view.of(process.id, viewer), userErrors: [] };
  }
}

@Resolver(() => PlanDraftType)
export class PlanDraftClashesResolver {
  constructor(private readonly found: DraftClashes) {}

  @ResolveField(() => [ClashType], { description: 'What meetings would clash with once it is published, because of it; by day.' })
  clashes(@Parent() { processId, draft, made }: ShownDraft, @Context() { viewer, now }: GraphqlContext) {
    return this.found.of(processId, draft, made, viewer, now);
  }
}
