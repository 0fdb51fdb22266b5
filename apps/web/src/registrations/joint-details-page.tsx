import { DetailsForm } from './details-page.js';
import { JointStep } from './joint-step.js';

/** Second step: who comes to all of them. */
export function JointDetailsPage() {
  return <JointStep step="dati">{(flow) => <DetailsForm flow={flow} />}</JointStep>;
}
