import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { problemOf } from '../../api/problem';
import type { CheckItem } from '../../api/standards';
import { useDraft } from '../../lib/drafts';
import { PageHeader } from '../../ui/PageHeader';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { PageSkeleton } from '../../ui/states';
import { emptyText, ItemFields } from './ItemFields';
import { type Frame, freshFrame, PublishForm } from './PublishForm';
import { type ItemText, textOf, versionsQuery } from './publishing';
import { type CategoryCount, categoriesQuery } from './queries';

type Written = Frame & { text: ItemText };

/** The city writes the next version of an item. */
export function ReviseItem() {
  const { code } = useParams({ from: '/shell/standards/items/$code/revise' });
  const { data, error, refetch } = useQuery(versionsQuery(code));
  if (error) {
    return (
      <div className="page page-narrow">
        <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />
      </div>
    );
  }
  const newest = data?.[0];
  return newest ? <Revision key={newest.item.effectiveFrom} newest={newest.item} /> : <PageSkeleton />;
}

function Revision({ newest }: { newest: CheckItem }) {
  const draft = useDraft<Written>(`standards.item.${newest.code}.${newest.effectiveFrom}`, () => ({
    ...freshFrame(),
    text: textOf(newest),
  }));
  const { text, ...frame } = draft.value;
  return (
    <div className="page page-narrow">
      <PageHeader
        above={
          <Link to="/standards/items/$code" params={{ code: newest.code }}>
            {newest.code}
          </Link>
        }
        title="修订检查项"
        below={`在 ${newest.effectiveFrom} 版上修改`}
      />
      <PublishForm
        frame={frame}
        onFrame={(part) => draft.change((before) => ({ ...before, ...part }))}
        build={() => ({ items: [{ code: newest.code, base: newest.effectiveFrom, text }] })}
        onPublished={draft.drop}
      >
        {(problem) => (
          <ItemFields
            text={text}
            onChange={(part) => draft.change((before) => ({ ...before, text: { ...before.text, ...part } }))}
            problem={problem}
            prefix="publish"
            path="items[0]."
            categoryFixed
          />
        )}
      </PublishForm>
    </div>
  );
}

/** A new item of the library; the next free number of its field is proposed. */
export function NewItem() {
  const { data, error, refetch } = useQuery(categoriesQuery);
  if (error) {
    return (
      <div className="page page-narrow">
        <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />
      </div>
    );
  }
  return data ? <Invention categories={data} /> : <PageSkeleton />;
}

function Invention({ categories }: { categories: CategoryCount[] }) {
  const { category } = useSearch({ from: '/shell/standards/items/new' });
  const draft = useDraft<Written>('standards.item.new', () => ({
    ...freshFrame(),
    text: { ...emptyText, category: categories.find((c) => c.code === category)?.code ?? emptyText.category },
  }));
  const { text, ...frame } = draft.value;
  const code = categories.find((c) => c.code === text.category)?.nextCode ?? '';
  return (
    <div className="page page-narrow">
      <PageHeader above={<Link to="/standards">检查项</Link>} title="新增检查项" below={`编号 ${code}`} />
      <PublishForm
        frame={frame}
        onFrame={(part) => draft.change((before) => ({ ...before, ...part }))}
        build={() => ({ items: [{ code, base: null, text }] })}
        onPublished={draft.drop}
      >
        {(problem) => (
          <ItemFields
            text={text}
            onChange={(part) => draft.change((before) => ({ ...before, text: { ...before.text, ...part } }))}
            problem={problem}
            prefix="publish"
            path="items[0]."
          />
        )}
      </PublishForm>
    </div>
  );
}
