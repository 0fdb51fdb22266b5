import { ExternalLink } from '../ui/link.js';

interface Contact {
  name: string;
  email: string | null;
  telephone: string | null;
  url: string | null;
}

/** Whom to ask, and how. */
export function ContactLines({ contact: { name, email, telephone, url } }: { contact: Contact }) {
  return (
    <ul className="contact-lines list-unstyled">
      <li>{name}</li>
      {email && (
        <li>
          <a href={`mailto:${email}`}>{email}</a>
        </li>
      )}
      {telephone && (
        <li>
          <a href={`tel:${telephone.replaceAll(/[^+\d]/g, '')}`}>{telephone}</a>
        </li>
      )}
      {url && (
        <li>
          <ExternalLink href={url}>{new URL(url).hostname}</ExternalLink>
        </li>
      )}
    </ul>
  );
}
