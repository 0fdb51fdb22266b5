import { forgetEverything } from '../apollo.js';
import { forgetRosters } from '../attendance/door-tidying.js';
import { announceSession } from '../session-over.js';

/** After signing in or out everything may look different: nothing that was read before counts any more. */
export function afterChangeOfPerson(): void {
  forgetRosters();
  announceSession();
  forgetEverything();
}
