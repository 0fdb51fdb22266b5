import { ownText, textFields } from '../kernel/text-fields.js';
import { MilestoneType, PhaseType, ProcessType, StakeholderCategoryType, TrackType } from './process.graphql.js';

const title = ownText('title');
const note = ownText('note');

/** The texts of a process and of what belongs to it, in the reader's language. */
export const processTexts = [
  textFields(() => ProcessType, { title, subtitle: ownText('subtitle'), description: ownText('description') }, ['title']),
  textFields(() => TrackType, { title }, ['title']),
  textFields(() => PhaseType, { title, note }, []),
  textFields(() => MilestoneType, { title, note }, ['title']),
  textFields(() => StakeholderCategoryType, { title }, ['title']),
];
