// Jest's translator of our sources, with one rule of one of them broken, as MUTANT says: { file, from, to } in JSON.
import swc from '@swc/jest';

const { file, from, to } = JSON.parse(process.env.MUTANT ?? '{}');

function broken(source, path) {
  if (!path.endsWith(file)) return source;
  if (!source.includes(from)) throw new Error(`${file} has no "${from}" to break: the mutant must follow the source.`);
  return source.replace(from, to);
}

export function createTransformer(options) {
  const usual = swc.createTransformer(options);
  return {
    ...usual,
    process: (source, path, ...rest) => usual.process(broken(source, path), path, ...rest),
    getCacheKey: (source, path, ...rest) => usual.getCacheKey(broken(source, path), path, ...rest),
  };
}

export default { createTransformer };
