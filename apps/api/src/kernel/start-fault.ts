/** Percorso cannot start or go on; the message is one sentence for whoever runs it, so no stack is printed. */
export class StartFault extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StartFault';
  }
}

/** The code of a system error such as ENOENT; null for any other thing thrown. */
export function systemErrorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/**
 * Says in one sentence why a folder could not be used.
 *
 * @returns the error itself when it is not about the disk or its rights
 */
export function folderFault(error: unknown, folder: string): unknown {
  switch (systemErrorCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(folder, error);
    case 'EROFS':
      return new StartFault(`${folder} lies on a disk that can only be read: set PERCORSO_DATA to a folder that can be written.`, error);
    case 'EACCES':
    case 'EPERM':
      return new StartFault(
        `${folder} may not be read and written by the user who runs Percorso: run it as the user who made the folder, or set PERCORSO_DATA to another one.`,
        error,
      );
    case 'ENOENT':
      if (!(error instanceof Error && 'syscall' in error && error.syscall === 'mkdir')) return error;
      return new StartFault(`${folder} cannot be made: set PERCORSO_DATA to a folder that can be written.`, error);
    case 'ENOTDIR':
      return new StartFault(`${folder} is not a folder: set PERCORSO_DATA to a folder that can be written.`, error);
    default:
      return error;
  }
}

export function diskFull(folder: string, cause?: unknown): StartFault {
  return new StartFault(`The disk that holds ${folder} is full: free some space and start again; nothing was lost.`, cause);
}
