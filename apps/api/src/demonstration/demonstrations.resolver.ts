import { translator } from '@percorso/messages';
import { Inject } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../access/current-viewer.js';
import type { Viewer } from '../access/viewer.js';
import { SETTINGS, type Settings } from '../kernel/settings.js';
import { demonstrationAccounts } from './demonstration-accounts.js';
import { DemonstrationAccountType } from './demonstration.graphql.js';

@Resolver()
export class DemonstrationsResolver {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  @Query(() => [DemonstrationAccountType], { name: 'demonstrationAccounts', description: 'Who may sign in at the demonstration; empty elsewhere.' })
  accounts(@CurrentViewer() { locale }: Viewer): DemonstrationAccountType[] {
    if (!this.settings.demonstration) return [];
    return demonstrationAccounts.map(({ email, what }) => ({ email, what: translator(locale)(what) }));
  }
}
