import DataLoader from 'dataloader';

const loaders = new WeakMap<object, Map<string, DataLoader<string, unknown>>>();

/**
 * Loads one thing by its key together with all others of its kind that the same request asks for at the same time:
 * one statement for a list, however long.
 *
 * @param context  the request's GraphQL context: loaders live and die with it
 * @param kind     what is loaded, unique in the product, as "meeting.venue"
 * @param load     gets distinct keys; what it leaves out is undefined
 */
export function loadTogether<Value>(
  context: object,
  kind: string,
  key: string,
  load: (keys: string[]) => Promise<Map<string, Value>>,
): Promise<Value | undefined> {
  const ofRequest = loaders.get(context) ?? new Map<string, DataLoader<string, unknown>>();
  loaders.set(context, ofRequest);
  let loader = ofRequest.get(kind) as DataLoader<string, Value | undefined> | undefined;
  if (!loader) {
    loader = new DataLoader<string, Value | undefined>(async (keys) => {
      const found = await load([...keys]);
      return keys.map((each) => found.get(each));
    });
    ofRequest.set(kind, loader as DataLoader<string, unknown>);
  }
  return loader.load(key);
}

/** Forgets what the request has loaded, after a mutation changed it. */
export function forgetLoaded(context: object): void {
  loaders.delete(context);
}
