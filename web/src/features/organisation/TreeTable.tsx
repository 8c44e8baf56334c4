import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { call } from '../../api/client';
import { awaitJob, type Job, jobsQuery } from '../../api/jobs';
import { problemOf } from '../../api/problem';
import { useMay } from '../../api/session';
import { uuidv7 } from '../../lib/uuidv7';

/** The organisation out as a table and in again. */
export function TreeTable() {
  const may = useMay();
  const cache = useQueryClient();
  const { message } = App.useApp();
  const start = useMutation({
    mutationFn: () => call<Job>('POST', '/organisation-tables/exports', { body: { id: uuidv7() } }),
    onSuccess: (job) => {
      awaitJob(job.id);
      void cache.invalidateQueries({ queryKey: jobsQuery.queryKey });
      void message.success('已开始导出，完成后自动下载；也可以在右上角“任务”中查看');
    },
    onError: (error) => void message.error(problemOf(error).detail),
  });
  const mayImport =
    may('org.unit.create_merge_retire', 'FULL') ||
    may('org.profile.manage', 'FULL') ||
    may('org.post.manage', 'FULL') ||
    may('user.role.assign', 'FULL');
  return (
    <div className="row tree-table">
      {mayImport && (
        <Link to="/organisation/import" className="act-link">
          从 Excel 导入
        </Link>
      )}
      {may('export.data', 'FULL') && (
        <Button loading={start.isPending} onClick={() => start.mutate()}>
          导出 Excel
        </Button>
      )}
    </div>
  );
}
