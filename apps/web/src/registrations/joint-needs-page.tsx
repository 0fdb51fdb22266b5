import { JointStep } from './joint-step.js';
import { NeedsForm } from './needs-page.js';

/** Third step: what the person needs, and what the organisers of the meetings want to know. */
export function JointNeedsPage() {
  return <JointStep step="esigenze">{(flow) => <NeedsForm flow={flow} />}</JointStep>;
}
