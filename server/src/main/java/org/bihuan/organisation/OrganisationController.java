package org.bihuan.organisation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Creates;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Limited;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Requires;
import org.bihuan.platform.Role;
import org.bihuan.platform.StepUp;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The tree and the offices on it. */
@Tag(name = "组织")
@RestController
@RequestMapping("/api")
class OrganisationController {

  /** @param endedFrom the first day without it; null while it stands */
  record NodeView(
      UUID id,
      @Nullable UUID parentId,
      NodeKind kind,
      String kindTitle,
      int districtId,
      @Nullable Ref unit,
      String name,
      @Nullable LocalDate endedFrom,
      @Nullable Boolean hasChildren) {

    static NodeView of(Node node, @Nullable Boolean hasChildren) {
      return new NodeView(
          node.id(),
          node.parentId(),
          node.kind(),
          node.kind().title(),
          node.districtId(),
          node.unit(),
          node.name(),
          node.endedFrom(),
          hasChildren);
    }
  }

  /**
   * @param can what who is asking may do at this node now
   * @param openable the roles a post he opens there may carry
   */
  record NodePage(
      NodeView node, List<NodeView> line, List<PostView> posts, List<OrganisationAct> can, List<Role> openable) {}

  /** @param closedOn the last day it stands; null while it is open */
  record PostView(
      Ref ref,
      String title,
      Role role,
      String roleTitle,
      UUID nodeId,
      String nodeName,
      @Nullable LocalDate closedOn,
      int version,
      List<HolderView> holders,
      List<OrganisationAct> can) {

    static PostView of(Post post, List<Holding> holders, PossibleActs.Asked asked) {
      return new PostView(
          post.ref(),
          post.title(),
          post.role(),
          post.role().title(),
          post.nodeId(),
          post.nodeName(),
          post.closedOn(),
          post.version(),
          holders.stream().filter(h -> h.post().ref().equals(post.ref())).map(h -> HolderView.of(h, asked)).toList(),
          asked.on(post));
    }

    /** The posts that stood on that day, each with who held it then. */
    static List<PostView> on(
        LocalDate day, List<Post> posts, List<Holding> holders, PossibleActs.Asked asked) {
      return posts.stream()
          .filter(post -> post.closedOn() == null || !post.closedOn().isBefore(day))
          .filter(post -> !post.openedOn().isAfter(day) || holders.stream().anyMatch(h -> h.post().ref().equals(post.ref())))
          .map(post -> of(post, holders, asked))
          .toList();
    }
  }

  record HolderView(
      Ref ref, UUID personId, String name, LocalDate from, @Nullable LocalDate to, List<OrganisationAct> can) {

    static HolderView of(Holding holding, PossibleActs.Asked asked) {
      return new HolderView(
          holding.ref(), holding.personId(), holding.personName(), holding.from(), holding.to(), asked.on(holding));
    }
  }

  record NewNode(UUID id, UUID parentId, NodeKind kind, String name, @Nullable Integer districtId) {}

  record NewPost(UUID id, String title, Role role) {}

  /** @param to the last day, where it is known beforehand; the post then ends by itself */
  record NewHolder(
      UUID id, UUID personId, @Nullable String newPersonName, LocalDate from, @Nullable LocalDate to) {

    PostRegister.Appointment appointment(Ref post) {
      if (newPersonName != null) {
        Ids.ofClient("personId", personId);
      }
      return new PostRegister.Appointment(id, post, personId, newPersonName, from, to);
    }
  }

  record LastDay(LocalDate to) {}

  private final OrganisationRegister organisation;
  private final PostRegister posts;
  private final PossibleActs possible;
  private final Tier tier;
  private final Clock clock;

  OrganisationController(
      OrganisationRegister organisation, PostRegister posts, PossibleActs possible, Tier tier, Clock clock) {
    this.organisation = organisation;
    this.posts = posts;
    this.possible = possible;
    this.tier = tier;
    this.clock = clock;
  }

  @Operation(summary = "各区")
  @GetMapping("/districts")
  @Requires("organisation.read")
  List<District> districts(Actor actor) {
    return tier.of(actor, organisation::districts);
  }

  /** One level of the tree, of today or of a past day; without {@code under} the city itself. */
  @Operation(summary = "组织树的一层")
  @GetMapping("/organisation/tree")
  @Requires("organisation.read")
  List<NodeView> tree(
      @RequestParam(required = false) @Nullable UUID under,
      @RequestParam(required = false) @Nullable LocalDate on,
      Actor actor) {
    return tier.of(actor, () -> under == null ? cityAsTree() : branches(under, on));
  }

  private List<NodeView> cityAsTree() {
    return organisation.city().stream().map(city -> NodeView.of(city, true)).toList();
  }

  private List<NodeView> branches(UUID under, @Nullable LocalDate on) {
    return (on != null && on.isBefore(BeijingTime.today(clock))
            ? organisation.childrenThen(under, on)
            : organisation.children(under))
        .stream().map(branch -> NodeView.of(branch.node(), branch.hasChildren())).toList();
  }

  @Operation(summary = "按名称查找组织；ended=true 时也找已撤并、划出的")
  @GetMapping("/organisation/search")
  @Limited(Limited.Kind.SEARCH)
  @Requires("organisation.read")
  List<NodeView> search(@RequestParam String q, @RequestParam(defaultValue = "false") boolean ended, Actor actor) {
    return tier.of(actor, () -> organisation.search(q, ended).stream().map(node -> NodeView.of(node, null)).toList());
  }

  @Operation(summary = "一个组织及其岗位和人员")
  @GetMapping("/organisation/nodes/{id}")
  @Requires("organisation.read")
  NodePage node(@PathVariable UUID id, @RequestParam(required = false) @Nullable LocalDate on, Actor actor) {
    return tier.of(
        actor,
        () -> {
          LocalDate day = on == null ? BeijingTime.today(clock) : on;
          boolean past = day.isBefore(BeijingTime.today(clock));
          List<Node> line = past ? organisation.lineThen(id, day) : organisation.lineOf(id);
          PossibleActs.Asked asked = possible.by(actor);
          return new NodePage(
              NodeView.of(line.getLast(), null),
              line.stream().map(node -> NodeView.of(node, null)).toList(),
              PostView.on(day, posts.postsAtNode(id, day), posts.holdersAtNode(id, day), asked),
              asked.on(organisation.requireNode(id)),
              asked.openable(organisation.requireNode(id)));
        });
  }

  @Operation(summary = "新建组织")
  @PostMapping("/organisation/nodes")
  @Creates
  @Requires("org.unit.create_merge_retire")
  ResponseEntity<NodeView> found(@RequestBody NewNode node, Actor actor) {
    UUID id = node.id();
    Founded<Node> founded =
        switch (node.kind()) {
          case DISTRICT -> organisation.enterDistrict(id, districtNumber(node), node.name());
          case CLUSTER -> organisation.enterCluster(id, node.parentId(), node.name());
          case DEPARTMENT -> organisation.enterDepartment(id, node.parentId(), node.name());
          case CITY, UNIT -> throw Refusal.invalid("kind", "不能在此建立" + node.kind().title(), "单位请在“新建单位”中建立");
        };
    return ResponseEntity.status(founded.status()).body(NodeView.of(founded.thing(), null));
  }

  @Operation(summary = "在组织下设立岗位")
  @PostMapping("/organisation/nodes/{id}/posts")
  @Creates
  @Requires({"user.role.assign", "org.post.manage"})
  ResponseEntity<PostView> openPost(@PathVariable UUID id, @RequestBody NewPost post, Actor actor) {
    return tier.of(
        actor,
        () -> {
          Founded<Post> opened = posts.enter(newPost(post, id));
          PostView view = PostView.of(opened.thing(), List.of(), possible.by(actor));
          return ResponseEntity.status(opened.status()).body(view);
        });
  }

  @Operation(summary = "任命岗位人员")
  @PostMapping("/organisation/posts/{post}/holders")
  @Creates
  @Requires({"user.role.assign", "org.post.manage"})
  ResponseEntity<HolderView> appoint(
      @PathVariable Ref post, @RequestBody NewHolder holder, StepUp stepUp, Actor actor) {
    mustBeOwner(stepUp, actor);
    Founded<Holding> holding =
        tier.appointing(actor, holder.personId(), () -> posts.enter(holder.appointment(post)));
    return ResponseEntity.status(holding.status()).body(held(actor, holding.thing()));
  }

  @Operation(summary = "结束任职")
  @PutMapping("/organisation/holders/{holding}/end")
  @Requires({"user.role.assign", "org.post.manage"})
  HolderView end(@PathVariable Ref holding, @RequestBody LastDay day, StepUp stepUp, Actor actor) {
    mustBeOwner(stepUp, actor);
    return held(actor, tier.of(actor, () -> posts.end(holding, day.to())));
  }

  private HolderView held(Actor actor, Holding holding) {
    return tier.of(actor, () -> HolderView.of(holding, possible.by(actor)));
  }

  /** Whoever gives rights proves first that it is he (SECURITY 6.6); simple posts of a unit need no such thing. */
  static void mustBeOwner(StepUp stepUp, Actor actor) {
    if (actor.is(Role.SECURITY_ADMIN)) {
      stepUp.mustBeRecent("任免");
    }
  }

  private static PostRegister.NewPost newPost(NewPost post, UUID node) {
    return new PostRegister.NewPost(post.id(), node, post.title(), post.role());
  }

  private static int districtNumber(NewNode node) {
    Integer number = node.districtId();
    if (number == null) {
      throw Refusal.invalid("districtId", "区的编号须为六位行政区划代码", "例如海淀区为 110108");
    }
    return number;
  }
}
