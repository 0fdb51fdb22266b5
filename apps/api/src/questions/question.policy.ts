import { isOrganiserOf, type Viewer } from '../access/viewer.js';

/** Build a form, and see it as its organisers do: the organisers of its process. */
export function mayBuildForm(viewer: Viewer, form: { process: { id: string } }): boolean {
  return isOrganiserOf(viewer, form.process.id);
}
