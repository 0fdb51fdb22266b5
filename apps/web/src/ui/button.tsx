import type { ComponentPropsWithRef, ReactNode } from 'react';
import { Link, type LinkProps } from 'react-router';

import { useMessages } from '../messages.js';
import { Icon, type IconName } from './icon.js';

const looks = {
  primary: 'btn btn-primary',
  secondary: 'btn btn-outline-primary',
  danger: 'btn btn-outline-danger',
  link: 'btn btn-link',
};

export type ButtonLook = keyof typeof looks;

interface Face {
  look?: ButtonLook;
  icon?: IconName;
  /** As wide as its column: the main act of a page on a phone. */
  wide?: boolean;
  children: ReactNode;
}

function classOf({ look = 'primary', wide }: Face): string {
  return wide ? `${looks[look]} btn-icon w-100` : `${looks[look]} btn-icon`;
}

function FaceOf({ icon, children }: Face) {
  return (
    <>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </>
  );
}

type ButtonProps = Face & Omit<ComponentPropsWithRef<'button'>, 'className' | 'disabled'> & { busy?: boolean };

/**
 * A button is never disabled, since a reader could not tell why. While busy it takes no second press,
 * and says so to those who cannot see it.
 */
export function Button({ look, icon, wide, busy = false, type = 'button', onClick, children, ...rest }: ButtonProps) {
  const { t } = useMessages();
  return (
    <button
      {...rest}
      type={type}
      className={classOf({ look, wide, children })}
      aria-disabled={busy || undefined}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
    >
      <FaceOf icon={icon}>{children}</FaceOf>
      {busy && (
        <span className="visually-hidden" role="status">
          {t('common.working')}
        </span>
      )}
    </button>
  );
}

/** A link that looks like a button, for the way on: where nothing happens but going to another page. */
export function ButtonLink({ look, icon, wide, children, ...rest }: Face & Omit<LinkProps, 'className'>) {
  return (
    <Link {...rest} className={classOf({ look, wide, children })}>
      <FaceOf icon={icon}>{children}</FaceOf>
    </Link>
  );
}

/** The same for an address outside the client: a file, a calendar, another site. */
export function ButtonAnchor({ href, look, icon, wide, children }: Face & { href: string }) {
  return (
    <a href={href} className={classOf({ look, wide, children })}>
      <FaceOf icon={icon}>{children}</FaceOf>
    </a>
  );
}
