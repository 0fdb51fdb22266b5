import type { FragmentType } from '@apollo/client';
import { useSuspenseFragment } from '@apollo/client/react';

import { useMessages } from '../messages.js';
import { type RoleInWordsFragment, RoleInWordsFragmentDoc } from './people-page.generated.js';

/** A role and where it holds: "Organizzatrice o organizzatore: Verso il prossimo Piano". */
export function RoleInWords({ role }: { role: FragmentType<RoleInWordsFragment> }) {
  const { t } = useMessages();
  const { data } = useSuspenseFragment({ fragment: RoleInWordsFragmentDoc, from: role });
  const where = [data.process?.title, data.group?.title, data.meeting?.displayTitle].filter(Boolean).join(', ');
  const name = t(`role.${data.role}`);
  return where ? `${name}: ${where}` : name;
}
