import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Now, SignedInViewer, type SignedIn } from '../access/current-viewer.js';
import type { GraphqlContext } from '../access/viewer.js';
import { MeetingPayload } from '../meetings/meeting.graphql.js';
import { RemoveAdmissionInput, SaveAdmissionInput } from './admission.graphql.js';
import { AdmissionsService } from './admissions.service.js';
import { AdmissionPayload } from './registration.graphql.js';
import { admissionById, meetingById } from './registration-parts.js';

/** How organisers keep the ways to attend a meeting. */
@Resolver()
export class AdmissionsResolver {
  constructor(
    private readonly admissions: AdmissionsService,
    private readonly em: EntityManager,
  ) {}

  @Mutation(() => AdmissionPayload, { description: 'Makes a way to attend, or changes one. More seats promote those who wait. Logged.' })
  async saveAdmission(@Args('input', { type: () => SaveAdmissionInput }) input: SaveAdmissionInput, @SignedInViewer() viewer: SignedIn, @Now() now: Date, @Context() context: GraphqlContext) {
    const { id, ...moved } = await this.admissions.save(input, viewer, now);
    return { admission: id === null ? null : await admissionById(this.em, context, id), ...moved, userErrors: [] };
  }

  @Mutation(() => MeetingPayload, { description: 'Only one that nobody ever registered for or was invited to. Logged.' })
  async removeAdmission(@Args('input', { type: () => RemoveAdmissionInput }) { admissionId }: RemoveAdmissionInput, @SignedInViewer() viewer: SignedIn, @Now() now: Date, @Context() context: GraphqlContext) {
    return { meeting: await meetingById(this.em, context, await this.admissions.remove(admissionId, viewer, now)), userErrors: [] };
  }
}
